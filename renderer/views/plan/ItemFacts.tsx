import { lazy, Suspense } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ItemView } from '../../../shared/ipc/contract.ts';
import type { FieldView } from '../../../shared/plan/edition-view.ts';
import { lineTree } from '../../../shared/plan/edition-view.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { bareLabel } from '../../../shared/plan/printed-words.ts';
import type { Facts } from '../../../shared/plan/records.ts';
import { isTimescale } from '../../../shared/plan/slips.ts';
import { kindOf } from '../../../shared/plan/template.ts';
import type { Template, Tone } from '../../../shared/plan/template.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import type { PlanPlace } from '../../app/state.ts';
import { toneOfField } from '../../editor/page-fields.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Choice } from '../../ui/Choice.tsx';
import type { Option } from '../../ui/Choice.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import { AnswersRow } from './AnswersRow.tsx';
import { showHistory } from './facts-tab.ts';
import { ownersOf } from './outline-filter.ts';
import { useWords } from './use-plan.ts';

// The box with its list is fetched after the page is drawn.
const OwnerBox = lazy(async () => ({ default: (await import('./OwnerBox.tsx')).OwnerBox }));

type Vocabulary = keyof Template['vocabularies'];

const bare = (words: string): string => words.replace(/[\s.]+$/, '').toLowerCase();

/** The words to choose from; what is written stands among them, even where the edition has no such word. */
const optionsOf = (template: Template, of: Vocabulary, words: string, tone: Tone | 'none'): Option[] => {
  const known = template.vocabularies[of].map((one) => ({ word: one.word, tone: one.tone }));
  const isKnown = words === '' || known.some(({ word }) => word === words);
  const all = isKnown ? known : [...known, { word: words, tone }];
  return all.map(({ word, tone: shown }) => ({
    id: word,
    words: word,
    ...(of === 'status' ? { shape: <StatusShape tone={shown ?? 'none'} /> } : {}),
  }));
};

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly control?: boolean;
}

const Row = ({ label, children, note, control = false }: RowProps): ReactElement => (
  <div className={control ? 'fact fact-choice' : 'fact'}>
    <dt className="fact-label">{label}</dt>
    <dd className="fact-text">
      {children}
      {note}
    </dd>
  </div>
);

interface FieldRowProps {
  readonly place: PlanPlace;
  readonly field: FieldView;
  readonly label: string;
  readonly readOnly: boolean;
}

const onOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** What the last edition said, where it said something else; it leads to the history of the field. */
const Before = ({
  place,
  field,
  label,
  words,
}: Omit<FieldRowProps, 'readOnly'> & { readonly words: string }): ReactNode => {
  const { last } = field;
  const said = last ? onOneLine(plainText(last.tree)) : '';
  if (!last || said === '' || bare(said) === bare(onOneLine(words))) return null;
  const edition = editionName(place.open.editions.find((one) => one.id === last.edition) ?? { label: '' });
  return (
    <button
      type="button"
      className="fact-before"
      aria-label={`${edition}: ${said}. Show the history of ${label}`}
      onClick={() => showHistory(field.cell)}
    >
      <span className="fact-line">{isTimescale(field.key) ? `was ${said}` : `${edition}: ${said}`}</span>
    </button>
  );
};

const NO_STATUS = (
  <>
    <StatusShape tone="none" />
    <span>{toneWords.none}</span>
  </>
);

/** A field whose words are chosen from the edition's own. */
const ChoiceRow = ({
  place,
  field,
  label,
  readOnly,
  of,
}: FieldRowProps & { readonly of: Vocabulary }): ReactElement => {
  const { template } = place.open;
  const words = useWords(place.session, field).trim();
  // By the edition's own list, by that of another edition, or by what the plan itself was told.
  const spec = place.session.specOf(field.cell);
  const tone = spec ? toneOfField(spec, words) : 'none';
  const nothing = of === 'status' ? NO_STATUS : <span>Not written yet</span>;
  const note = <Before place={place} field={field} label={label} words={words} />;
  if (readOnly)
    return (
      <Row label={label} note={note}>
        <span className="with-icon">
          {words === '' ? nothing : of === 'status' ? <StatusShape tone={tone} /> : null}
          {words}
        </span>
      </Row>
    );
  return (
    <Row label={label} note={note} control>
      <Choice
        label={label}
        options={optionsOf(template, of, words, tone)}
        chosen={words === '' ? null : words}
        placeholder={nothing}
        choose={(word) => place.session.write(field.cell, lineTree(word), `choosing ${word} in`)}
      />
    </Row>
  );
};

/** The first line of a field; it leads to the field, where it is written. */
const LineRow = ({ place, field, label }: Omit<FieldRowProps, 'readOnly'>): ReactElement => {
  const words = useWords(place.session, field);
  const [first = ''] = words.split('\n').filter((line) => line.trim() !== '');
  return (
    <Row label={label} note={<Before place={place} field={field} label={label} words={words} />}>
      <button
        type="button"
        className="fact-go"
        title={first}
        aria-label={`${label}: ${first || 'not written yet'}. Go to it on the page`}
        onClick={() => place.session.focusField(field.cell)}
      >
        {first === '' ? <span className="quiet">Not written yet</span> : <span className="fact-line">{first}</span>}
      </button>
    </Row>
  );
};

/** An item's facts with another owner; without one, where the name is empty. */
const withOwner = (facts: Facts, owner: string): Facts => {
  const { owner: _, ...others } = facts;
  return owner === '' ? others : { ...others, owner };
};

const OwnerRow = ({ place, item, readOnly }: FactsProps): ReactElement => {
  const owner = item.facts.owner ?? '';
  if (readOnly) return <Row label="Owner">{owner === '' ? <span className="quiet">Nobody is named</span> : owner}</Row>;
  const save = (name: string): void =>
    void changeThePlan({ do: 'facts', subject: item.id, facts: withOwner(item.facts, name) });
  return (
    <Row label="Owner" control>
      <Suspense fallback={<div className="owner-box" />}>
        <OwnerBox key={item.id} owner={owner} owners={ownersOf(place.outline).map((one) => one.owner)} save={save} />
      </Suspense>
    </Row>
  );
};

/** A field's label without words that the narrow pane has no room for: "Delivery Timescale" is "Timescale". */
const shortLabel = (field: FieldView, template: Template, item: ItemView): string => {
  const known = kindOf(template, item.kind).fields.find((one) => one.key === field.key);
  const label = known ? bareLabel(known) : field.label;
  return label.replace(/^Delivery\s+/i, '').replace(/^./, (first) => first.toUpperCase());
};

/** True where a field says one of the edition's words or nothing, so that another can be chosen without words being lost. */
const isChoosable = (field: FieldView, template: Template): boolean => {
  if (field.holds === 'choice') return true;
  const words = plainText(field.tree).trim();
  const known = field.vocabulary ? template.vocabularies[field.vocabulary] : [];
  return !field.fixed && known.length > 0 && (words === '' || known.some(({ word }) => bare(word) === bare(words)));
};

interface FactsProps {
  readonly place: PlanPlace;
  readonly item: ItemView;
  readonly readOnly: boolean;
}

/** What is known of an item, to be read and changed beside the page. */
export const ItemFacts = ({ place, item, readOnly }: FactsProps): ReactElement => {
  const { template } = place.open;
  const status = item.fields.find((field) => field.vocabulary === 'status');
  const others = item.fields.filter((field) => field.vocabulary === 'response' || isTimescale(field.key));
  return (
    <dl className="facts-list">
      {status ? (
        <ChoiceRow
          key={status.cell.subject}
          place={place}
          field={status}
          label="Status"
          readOnly={readOnly}
          of="status"
        />
      ) : null}
      <OwnerRow place={place} item={item} readOnly={readOnly} />
      {others.map((field) => {
        const key = field.cell.subject + field.key;
        const label = shortLabel(field, template, item);
        return field.vocabulary && isChoosable(field, template) ? (
          <ChoiceRow key={key} place={place} field={field} label={label} readOnly={readOnly} of={field.vocabulary} />
        ) : (
          <LineRow key={key} place={place} field={field} label={label} />
        );
      })}
      <AnswersRow key={`answers ${item.id}`} place={place} item={item} readOnly={readOnly} />
    </dl>
  );
};
