import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import type { AskingProps } from './asking-props.ts';
import './asking-more.css';

const MOST = { rows: 100, columns: 12 };
const NAME_HINT = 'Says what the table holds, above it, such as Actions by theme';

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly autoFocus?: boolean;
}

const Count = ({ label, value, most, onChange, autoFocus = false }: CountProps): ReactElement => (
  <NumberField
    className="count"
    value={value}
    minValue={1}
    maxValue={most}
    onChange={(next) => onChange(Number.isNaN(next) ? 1 : next)}
    autoFocus={autoFocus}
  >
    <Label>{label}</Label>
    <Group className="count-line">
      <AriaButton slot="decrement" className="count-step">
        <Icon name="minus" size={16} />
      </AriaButton>
      <Input className="input" onFocus={(event) => event.target.select()} />
      <AriaButton slot="increment" className="count-step">
        <Icon name="plus" size={16} />
      </AriaButton>
    </Group>
  </NumberField>
);

/** Asks how large a table is to be; one that is there already is named. */
export const TableDialog = ({ asking: { here }, context: { session } }: AskingProps<'table'>): ReactElement => {
  const [rows, setRows] = useState(3);
  const [columns, setColumns] = useState(3);
  const [header, setHeader] = useState(true);
  const [name, setName] = useState(here?.caption ?? '');
  const close = (): void => session.endAsking();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const caption = name.trim();
    session.endAsking((live) => {
      if (here) live.nameTable(caption);
      else live.insertTable({ rows, columns, header, caption });
    });
  };
  return (
    <Dialog heading={here ? 'Name the table' : 'Put in a table'} close={close}>
      <form className="dialog-form" onSubmit={onSubmit} noValidate>
        {here ? null : (
          <>
            <div className="counts">
              <Count label="Columns" value={columns} most={MOST.columns} onChange={setColumns} autoFocus />
              <Count label="Rows" value={rows} most={MOST.rows} onChange={setRows} />
            </div>
            <Tick ticked={header} set={setHeader}>
              The first row is a header row
            </Tick>
          </>
        )}
        <TextField label="Name" hint={NAME_HINT} value={name} onChange={setName} autoFocus={here !== null} />
        <div className="dialog-actions">
          <Button look="primary" submit>
            {here ? 'Name it' : 'Put it in'}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
