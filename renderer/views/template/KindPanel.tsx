import { useId } from 'react';
import type { ReactElement } from 'react';
import { printedHeading } from '../../../shared/plan/printed-words.ts';
import type { ItemKind, Template } from '../../../shared/plan/template.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { ItemView } from '../../../shared/ipc/contract.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { FieldRow } from './FieldRow.tsx';
import { addField, changeKind, headingOf, headingParts, removeKind } from './template-draft.ts';
import type { HeadingParts } from './template-draft.ts';

interface KindPanelProps {
  readonly place: PlanPlace;
  readonly draft: Template;
  readonly kind: ItemKind;
  readonly change: (template: Template) => void;
  readonly say: (words: string) => void;
  readonly removed: () => void;
}

const itemsUnder = (item: ItemView): ItemView[] => [item, ...item.items.flatMap(itemsUnder)];

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words);

/** The words an example is made of: those of the first item of the kind on the page, or made up. */
const exampleOf = (place: PlanPlace, kind: ItemKind): { number: string; name: string; text: string } => {
  const items = (place.page.section?.items ?? []).flatMap(itemsUnder);
  const item = items.find((one) => one.kind === kind.key && one.number !== null) ?? null;
  const text = item?.fields[0] ? plainText(item.fields[0].tree).replace(/\s+/g, ' ').trim() : '';
  return {
    number: item?.number ?? '1.2',
    name: item?.name ?? 'Skills',
    text: shortened(text || 'Every school has a named lead'),
  };
};

const HOW_NAMED: readonly { readonly id: HeadingParts['name']; readonly words: string }[] = [
  { id: 'none', words: 'Leave the name out' },
  { id: 'space', words: 'After the number' },
  { id: 'brackets', words: 'After the number, in brackets' },
  { id: 'colon', words: 'After the number and a colon' },
];

const FIRST_FIELDS: readonly { readonly id: ItemKind['firstField']; readonly words: string }[] = [
  { id: 'labelled', words: 'Under its own label' },
  { id: 'in-heading', words: 'In the heading' },
  { id: 'run-on', words: 'Straight after the heading, on the same line' },
];

const HeadingEditor = ({ place, draft, kind, change }: KindPanelProps): ReactElement => {
  const parts = headingParts(kind.heading);
  const example = exampleOf(place, kind);
  const printed = printedHeading(kind, { ...example, text: kind.firstField === 'in-heading' ? example.text : null });
  const set = (more: Partial<HeadingParts>): void =>
    change(changeKind(draft, kind.key, { heading: headingOf({ ...parts!, ...more }) }));
  const setFirst = (firstField: ItemKind['firstField']): void => {
    const heading = parts ? headingOf({ ...parts, text: firstField === 'in-heading' }) : kind.heading;
    change(changeKind(draft, kind.key, { firstField, heading }));
  };
  return (
    <section className="template-part" aria-labelledby={`heading-of-${kind.key}`}>
      <h3 id={`heading-of-${kind.key}`}>Heading</h3>
      <p className="template-example" aria-live="polite">
        <span className="small">Reads</span> <strong>{printed || 'nothing'}</strong>
        {kind.firstField === 'run-on' ? ` ${example.text}` : ''}
      </p>
      <div className="template-columns">
        {parts ? (
          <>
            <TextField
              label="Words before the number"
              value={parts.before}
              maxLength={60}
              onChange={(before) => set({ before: before.replace(/[{}[\]]/g, '') })}
              onBlur={() => set({})}
            />
            <div className="text-field">
              <span className="template-label" aria-hidden="true">
                Item’s name
              </span>
              <Choice
                label="Item’s name"
                options={HOW_NAMED}
                chosen={parts.name}
                placeholder=""
                choose={(name) => set({ name: name as HeadingParts['name'] })}
              />
            </div>
          </>
        ) : (
          <TextField
            label="Pattern"
            hint="{number}, {name} and {text} stand for the item’s own; a part in square brackets is left out where there is none."
            value={kind.heading}
            onChange={(heading) => change(changeKind(draft, kind.key, { heading }))}
          />
        )}
        <div className="text-field">
          <span className="template-label" aria-hidden="true">
            Words of the first field
          </span>
          <Choice
            label="Words of the first field"
            options={FIRST_FIELDS}
            chosen={kind.firstField}
            placeholder=""
            choose={(first) => setFirst(first as ItemKind['firstField'])}
          />
        </div>
      </div>
    </section>
  );
};

const Below = ({ draft, kind, change }: KindPanelProps): ReactElement => {
  const set = (key: string, ticked: boolean): void => {
    const children = ticked ? [...kind.children, key] : kind.children.filter((one) => one !== key);
    change(changeKind(draft, kind.key, { children }));
  };
  return (
    <section className="template-part" aria-labelledby={`below-${kind.key}`}>
      <h3 id={`below-${kind.key}`}>Items below</h3>
      <div className="template-ticks">
        {draft.kinds.map((one) => (
          <Tick key={one.key} ticked={kind.children.includes(one.key)} set={(ticked) => set(one.key, ticked)}>
            {one.name || 'New kind'}
          </Tick>
        ))}
      </div>
      {kind.children.length > 0 ? (
        <TextField
          label="Heading over the items below"
          hint="Left empty, there is none."
          value={kind.childrenHeading ?? ''}
          maxLength={200}
          onChange={(childrenHeading) => change(changeKind(draft, kind.key, { childrenHeading }))}
        />
      ) : null}
    </section>
  );
};

/** One kind of item: what it is called, how its heading reads, its fields in order, what stands below it. */
export const KindPanel = (props: KindPanelProps): ReactElement => {
  const { place, draft, kind, change, say, removed } = props;
  const fields = useId();
  return (
    <>
      <section className="template-part" aria-label="Names">
        <div className="template-columns">
          <TextField
            label="One item is called"
            value={kind.name}
            maxLength={60}
            onChange={(name) => change(changeKind(draft, kind.key, { name }))}
          />
          <TextField
            label="More than one"
            value={kind.plural}
            maxLength={60}
            onChange={(plural) => change(changeKind(draft, kind.key, { plural }))}
          />
        </div>
      </section>
      <HeadingEditor {...props} />
      <section className="template-part" aria-labelledby={fields}>
        <h3 id={fields}>Fields, in order</h3>
        <ol className="template-fields" role="list">
          {kind.fields.map((field, at) => (
            <FieldRow key={field.key} place={place} draft={draft} kind={kind} at={at} change={change} say={say} />
          ))}
        </ol>
        <Button
          size="pane"
          onClick={() => {
            change(addField(draft, kind.key, `field-${Date.now().toString(36)}`));
            say('A field is added at the end.');
          }}
        >
          Add a field
        </Button>
      </section>
      <Below {...props} />
      {draft.kinds.length > 1 ? (
        <section className="template-part" aria-label="This kind of item">
          <Button
            size="pane"
            onClick={() => {
              change(removeKind(draft, kind.key));
              say(`${kind.name} is taken out.`);
              removed();
            }}
          >
            Take out {kind.name ? `“${kind.name}”` : 'this kind'}
          </Button>
          <p className="small">A kind that items have cannot be taken out.</p>
        </section>
      ) : null}
    </>
  );
};
