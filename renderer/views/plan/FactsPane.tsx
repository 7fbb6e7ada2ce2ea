import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { FieldView } from '../../../shared/plan/edition-view.ts';
import { lineTree } from '../../../shared/plan/edition-view.ts';
import { bareLabel } from '../../../shared/plan/printed-words.ts';
import { kindOf, toneOf } from '../../../shared/plan/template.ts';
import type { Template } from '../../../shared/plan/template.ts';
import type { ItemView } from '../../../shared/ipc/contract.ts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { stepItem } from '../../app/open-plan.ts';
import type { PlanPlace } from '../../app/state.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import type { Option } from '../../ui/Choice.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import { fieldAt, itemAt, itemName } from './field-at.ts';
import { FixTab } from './FixTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { NotesTab } from './NotesTab.tsx';
import { neighbour } from './outline-filter.ts';
import { useActive, useSaveState, useWords } from './use-plan.ts';

const statusOptions = (template: Template, words: string): Option[] => {
  const known = template.vocabularies.status.map(({ word, tone }) => ({
    id: word,
    words: word,
    shape: <StatusShape tone={tone ?? 'none'} />,
  }));
  const isKnown = words === '' || known.some((option) => option.id === words);
  return isKnown
    ? known
    : [...known, { id: words, words, shape: <StatusShape tone={toneOf(template, words) ?? 'none'} /> }];
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement => (
  <div className="fact">
    <dt className="fact-label">{label}</dt>
    <dd className="fact-text">{children}</dd>
  </div>
);

interface FieldFactProps {
  readonly place: PlanPlace;
  readonly field: FieldView;
  readonly readOnly: boolean;
}

const NONE = (
  <>
    <StatusShape tone="none" />
    <span>{toneWords.none}</span>
  </>
);

const StatusFact = ({ place, field, readOnly }: FieldFactProps): ReactElement => {
  const { template } = place.open;
  const words = useWords(place.session, field).trim();
  if (readOnly)
    return (
      <Fact label="Status">
        <span className="with-icon">
          {words === '' ? NONE : <StatusShape tone={toneOf(template, words) ?? 'none'} />}
          {words}
        </span>
      </Fact>
    );
  return (
    <div className="fact fact-choice">
      <dt className="fact-label">Status</dt>
      <dd>
        <Choice
          label="Status"
          options={statusOptions(template, words)}
          chosen={words === '' ? null : words}
          placeholder={NONE}
          choose={(word) => place.session.write(field.cell, lineTree(word), `choosing ${word} in`)}
        />
      </dd>
    </div>
  );
};

/** The first line of a field, to be read here and written on the page. */
const LineFact = ({
  place,
  field,
  label,
}: Omit<FieldFactProps, 'readOnly'> & { readonly label: string }): ReactElement => {
  const words = useWords(place.session, field);
  const [first = ''] = words.split('\n').filter((line) => line.trim() !== '');
  return (
    <Fact label={label}>
      {first === '' ? (
        <span className="quiet">Not written yet</span>
      ) : (
        <span className="fact-line" title={first}>
          {first}
        </span>
      )}
    </Fact>
  );
};

/** A field's label without words that the narrow pane has no room for: "Delivery Timescale" is "Timescale". */
const shortLabel = (field: FieldView, template: Template, item: ItemView): string => {
  const known = kindOf(template, item.kind).fields.find((one) => one.key === field.key);
  const label = known ? bareLabel(known) : field.label;
  return label.replace(/^Delivery\s+/i, '').replace(/^./, (first) => first.toUpperCase());
};

interface FactsProps {
  readonly place: PlanPlace;
  readonly item: ItemView;
  readonly readOnly: boolean;
}

const Facts = ({ place, item, readOnly }: FactsProps): ReactElement | null => {
  const status = item.fields.find((field) => field.vocabulary === 'status');
  const lines = item.fields.filter((field) => field.vocabulary === 'response' || field.key === 'timescale');
  if (!status && lines.length === 0) return null;
  return (
    <dl className="facts-list">
      {status ? <StatusFact key={status.cell.subject} place={place} field={status} readOnly={readOnly} /> : null}
      {lines.map((field) => (
        <LineFact
          key={field.cell.subject + field.key}
          place={place}
          field={field}
          label={shortLabel(field, place.open.template, item)}
        />
      ))}
    </dl>
  );
};

interface FactsPaneProps {
  readonly place: PlanPlace;
  readonly readOnly: boolean;
  /** False where the drawer's own head names the item. */
  readonly titled: boolean;
}

/** What is known of the item the person is at, its history and its notes. */
export const FactsPane = ({ place, readOnly, titled }: FactsPaneProps): ReactElement => {
  const item = itemAt(place.page, place.item);
  const active = useActive(place.session);
  const save = useSaveState(place);
  const [tab, setTab] = useState('fix');
  const field = active && active.cell.edition === place.edition ? fieldAt(place.page, active.cell) : null;
  const first = item ? neighbour(place.outline, item.id, -1) === undefined : true;
  const last = item ? neighbour(place.outline, item.id, 1) === undefined : false;
  const findings = (place.findings ?? []).filter((finding) => finding.item === (item?.id ?? null));
  const fixWords = findings.length === 0 ? 'To fix' : `To fix ${findings.length}`;
  // Without a caret, the history is of what changes most: the item's progress, or its last field.
  const beginning = item ? (item.fields.find((one) => one.key === 'progress') ?? item.fields.at(-1)) : undefined;
  return (
    <>
      <div className="facts">
        <div className="facts-head">
          {titled ? <h2>{item ? itemName(item, place.open.template) : 'Facts'}</h2> : <span />}
          <div className="facts-steps">
            <IconButton
              icon="arrow-up"
              label="Previous item"
              keys="Alt+Up"
              aria-disabled={first || undefined}
              onClick={() => void stepItem(-1)}
            />
            <IconButton
              icon="arrow-down"
              label="Next item"
              keys="Alt+Down"
              aria-disabled={last || undefined}
              onClick={() => void stepItem(1)}
            />
          </div>
        </div>
        {item ? (
          <Facts place={place} item={item} readOnly={readOnly} />
        ) : (
          <div className="empty">
            <p>
              Status, response and timescale of an item are shown here. Choose an item in the outline or on the page.
            </p>
          </div>
        )}
      </div>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
        <TabList className="tab-list" aria-label="More about this item">
          <Tab id="fix" className="tab">
            <span className="tab-words numbers" data-words={fixWords}>
              {fixWords}
            </span>
          </Tab>
          <Tab id="history" className="tab">
            <span className="tab-words" data-words="History">
              History
            </span>
          </Tab>
          <Tab id="notes" className="tab">
            <span className="tab-words" data-words="Notes">
              Notes
            </span>
          </Tab>
        </TabList>
        <TabPanel id="fix" className="tab-panel">
          {place.findings === null ? (
            <p className="small">The checks are reading this edition.</p>
          ) : (
            <FixTab place={place} item={item} findings={findings} />
          )}
        </TabPanel>
        <TabPanel id="history" className="tab-panel">
          <HistoryTab
            place={place}
            field={field ?? (beginning && item ? { label: beginning.label, view: beginning, item } : null)}
            turn={save.state === 'saved' ? save.at : ''}
            readOnly={readOnly}
          />
        </TabPanel>
        <TabPanel id="notes" className="tab-panel">
          <NotesTab place={place} item={item} readOnly={readOnly} />
        </TabPanel>
      </Tabs>
    </>
  );
};
