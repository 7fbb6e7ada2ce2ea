import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { printedLabel } from '../../../shared/plan/printed-words.ts';
import type { FieldTemplate, ItemKind, Template } from '../../../shared/plan/template.ts';
import type { PlanPlace } from '../../app/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { changeField, holdsOf, labelOf, labelParts, moveField, removeField, setHolds } from './template-draft.ts';
import type { Holds, Named } from './template-draft.ts';

interface FieldRowProps {
  readonly place: PlanPlace;
  readonly draft: Template;
  readonly kind: ItemKind;
  readonly at: number;
  readonly change: (template: Template) => void;
  readonly say: (words: string) => void;
}

const SCOPES: readonly { readonly id: FieldTemplate['scope']; readonly words: string }[] = [
  { id: 'edition', words: 'Written in every edition' },
  { id: 'rolls-on', words: 'Rolls on' },
];

const HOLDS: readonly { readonly id: Holds; readonly words: string }[] = [
  { id: 'prose', words: 'Text' },
  { id: 'status', words: 'One of the status words' },
  { id: 'response', words: 'One of the response words' },
  { id: 'response-prose', words: 'Text that answers with a response word' },
];

const holdsWords = (holds: Holds): string => HOLDS.find((one) => one.id === holds)!.words;
const scopeWords = (scope: FieldTemplate['scope']): string => SCOPES.find((one) => one.id === scope)!.words;

const namedOptions = (
  field: FieldTemplate,
  words: string,
  editions: readonly [shown: string, written: string],
): { readonly id: Named; readonly words: string }[] => {
  const example = (named: Named): string =>
    printedLabel({ ...field, label: labelOf({ words, named }, field.label) }, ...editions);
  return [
    { id: 'none', words: 'None' },
    { id: 'edition', words: `The edition shown: “${example('edition')}”` },
    { id: 'written', words: `The edition its words are from: “${example('written')}”` },
  ];
};

const Details = ({ place, draft, kind, at, change }: Omit<FieldRowProps, 'say'>): ReactElement => {
  const field = kind.fields[at]!;
  const parts = labelParts(field.label);
  const { editions } = place.open;
  const shown = editions.findIndex((one) => one.id === place.edition);
  const names = [editions[shown]?.label ?? '', editions[Math.max(0, shown - 1)]?.label ?? ''] as const;
  const set = (more: Partial<FieldTemplate>): void => change(changeField(draft, kind.key, at, more));
  return (
    <div className="template-columns">
      <TextField
        label="Label"
        hint={parts ? undefined : '{edition} is the edition shown, {written} the one the words are from.'}
        value={parts ? parts.words : field.label}
        maxLength={120}
        onChange={(words) => set({ label: parts ? labelOf({ ...parts, words }, field.label) : words })}
      />
      {parts ? (
        <div className="text-field">
          <span className="template-label" aria-hidden="true">
            Edition named at its end
          </span>
          <Choice
            label="Edition named at its end"
            options={namedOptions(field, parts.words, names)}
            chosen={parts.named}
            placeholder=""
            choose={(named) => set({ label: labelOf({ ...parts, named: named as Named }, field.label) })}
          />
        </div>
      ) : null}
      <div className="text-field">
        <span className="template-label" aria-hidden="true">
          From edition to edition
        </span>
        <Choice
          label="From edition to edition"
          options={SCOPES}
          chosen={field.scope}
          placeholder=""
          choose={(scope) => set({ scope: scope as FieldTemplate['scope'] })}
        />
      </div>
      <div className="text-field">
        <span className="template-label" aria-hidden="true">
          Holds
        </span>
        <Choice
          label="Holds"
          options={HOLDS}
          chosen={holdsOf(field)}
          placeholder=""
          choose={(holds) => change(setHolds(draft, kind.key, at, holds as Holds))}
        />
      </div>
      <Tick ticked={field.fixed ?? false} set={(fixed) => set({ fixed })}>
        Fixed text: its words are others’ and are changed only on purpose
      </Tick>
    </div>
  );
};

/** One field of a kind: its label as printed, and, unfolded, all that can be said of it. Alt+Up and Alt+Down move it. */
export const FieldRow = ({ place, draft, kind, at, change, say }: FieldRowProps): ReactElement => {
  const field = kind.fields[at]!;
  const [open, setOpen] = useState(field.label === '');
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const isNew = useRef(field.label === '');
  useEffect(() => {
    // A field that was just added is there to be named.
    if (isNew.current) row.current?.querySelector('input')?.focus();
  }, []);
  const edition = place.open.editions.find((one) => one.id === place.edition)?.label ?? '';
  const printed = printedLabel(field, edition, edition) || 'New field';
  const move = (by: 1 | -1): void => {
    const to = at + by;
    if (to < 0 || to >= kind.fields.length) return say(`${printed} is ${by < 0 ? 'first' : 'last'} already.`);
    const held = document.activeElement as HTMLElement | null;
    change(moveField(draft, kind.key, at, by));
    // A row that is drawn in another place can lose the focus.
    requestAnimationFrame(() => held?.focus());
    return say(`${printed} is now field ${to + 1} of ${kind.fields.length}.`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className="template-field" ref={row}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="template-field-line" onKeyDown={onKeyDown}>
        <button
          type="button"
          className="template-field-open"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => {
            setOpen(!open);
            if (!open) requestAnimationFrame(() => row.current?.scrollIntoView({ block: 'nearest' }));
          }}
        >
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size={16} />
          <span>
            <strong>{printed}</strong>
            <span className="small template-field-note">
              {scopeWords(field.scope)} · {holdsWords(holdsOf(field))}
              {field.fixed ? ' · Fixed text' : ''}
            </span>
          </span>
        </button>
        <IconButton icon="arrow-up" label={`Move ${printed} up`} keys="Alt+Up" onClick={() => move(-1)} />
        <IconButton icon="arrow-down" label={`Move ${printed} down`} keys="Alt+Down" onClick={() => move(1)} />
        <IconButton
          icon="x"
          label={`Take ${printed} out`}
          onClick={() => {
            change(removeField(draft, kind.key, at));
            say(`${printed} is taken out. What it says in items is kept.`);
            const rows = row.current?.parentElement?.querySelectorAll<HTMLElement>('.template-field-open');
            (rows?.[at + 1] ?? rows?.[at - 1])?.focus();
          }}
        />
      </div>
      {open ? (
        <div className="template-field-details" id={id}>
          <Details place={place} draft={draft} kind={kind} at={at} change={change} />
        </div>
      ) : null}
    </li>
  );
};
