import { Fragment, memo, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { printedHeading } from '../../shared/plan/printed-words.ts';
import { kindOf } from '../../shared/plan/template.ts';
import { FoldedItem } from '../views/editions/FoldedItem.tsx';
import { Frame } from './Frame.tsx';
import type { PageContext } from './Marks.tsx';
import { AddName, NamedHeading } from './NameField.tsx';
import type { ItemSpec } from './page-fields.ts';
import { isShort, itemHeight, runsOf } from './page-height.ts';
import { PageField } from './PageField.tsx';
import type { HeadingLevel } from './PageField.tsx';

/** An item's heading before the words that run on from it, or whole where they do not. */
const headingOf = (
  context: PageContext,
  { item }: ItemSpec,
): { words: string; as: 'heading' | 'run-on' | null; colon: string } => {
  const kind = kindOf(context.plan.template, item.kind);
  const words = printedHeading(kind, { number: item.number, name: item.name, text: null });
  if (kind.firstField === 'labelled') return { words: item.heading, as: null, colon: '' };
  // The colon of "Goal J (Skills): …" belongs to the words after it in the pattern; here they are a field of their own.
  const colon = /\[:\s*\{text\}\]/.test(kind.heading) ? ':' : '';
  return { words: `${words}${colon}`, as: kind.firstField === 'in-heading' ? 'heading' : 'run-on', colon };
};

/** The heading level under another: no document has more than six. */
const below = (level: HeadingLevel): HeadingLevel => Math.min(6, level + 1) as HeadingLevel;

interface ItemProps {
  readonly context: PageContext;
  readonly spec: ItemSpec;
  /** The level that a heading of the item has; one without a heading leaves it to its labels. */
  readonly level: HeadingLevel;
}

/** Whether the fields of an item are drawn: of a folded one, once they are asked for. */
const useRest = ({ session }: PageContext, { item }: ItemSpec): boolean => {
  const shown = useSyncExternalStore(
    useCallback((listener: () => void) => session.subscribeField(item.id, listener), [session, item.id]),
    () => session.restShown(item.id),
  );
  return shown || item.place.folded !== true;
};

/** One item: its heading, its fields, and the items below it. Of a folded one, the heading and how it ended. */
const Item = memo(function Item({ context, spec, level }: ItemProps): ReactElement {
  const { item, name, items } = spec;
  const folded = item.place.folded === true;
  const rest = useRest(context, spec);
  const { words, as, colon } = headingOf(context, spec);
  const kind = kindOf(context.plan.template, item.kind);
  const hasHeading = as === 'heading' || (as === null && words !== '');
  const labelLevel = hasHeading ? below(level) : level;
  const itemLevel = items.length > 0 && kind.childrenHeading ? below(labelLevel) : labelLevel;
  const Heading = `h${level}` as const;
  const ChildrenHeading = `h${labelLevel}` as const;
  const heading: ReactNode = name ? <NamedHeading context={context} spec={spec} name={name} colon={colon} /> : words;
  const addName = name ? <AddName context={context} name={name} /> : null;
  const fields = rest ? spec.fields : spec.fields.filter((field) => !field.folded);
  const foldedLine = folded ? <FoldedItem context={context} spec={spec} rest={rest} /> : null;
  return (
    <section
      className={item.underSectionHeading ? 'item item-first' : 'item'}
      data-item={item.id}
      data-number={item.number ?? ''}
      aria-label={words || item.number || undefined}
    >
      {as === null && words !== '' ? (
        <div className="item-heading-line" data-heading={words}>
          <Heading className="item-heading">{heading}</Heading>
          {addName}
        </div>
      ) : null}
      {as !== null ? <span data-heading={words} /> : null}
      {as === null ? foldedLine : null}
      {fields.map((field, at) =>
        at === 0 && as !== null ? (
          <Fragment key={field.key}>
            <PageField context={context} spec={field} item={spec} lead={words} colon={colon} as={as} level={level} />
            {foldedLine}
          </Fragment>
        ) : (
          <PageField key={field.key} context={context} spec={field} level={labelLevel} />
        ),
      )}
      {items.length > 0 && kind.childrenHeading ? (
        <ChildrenHeading className="children-heading">{kind.childrenHeading}</ChildrenHeading>
      ) : null}
      <ItemList context={context} items={items} level={itemLevel} />
    </section>
  );
});

const idsOf = (items: readonly ItemSpec[]): string[] => items.flatMap((one) => [one.item.id, ...idsOf(one.items)]);

/** Whether an item stands among some or below them: looked up only when one is gone to. */
const holding = (items: readonly ItemSpec[]): ((subject: string) => boolean) => {
  let ids: ReadonlySet<string> | null = null;
  return (subject) => (ids ??= new Set(idsOf(items))).has(subject);
};

interface RunProps {
  readonly context: PageContext;
  readonly items: readonly ItemSpec[];
  readonly level: HeadingLevel;
}

const Run = ({ context, items, level, begun }: RunProps & { readonly begun: boolean }): ReactElement => {
  const holds = useMemo(() => holding(items), [items]);
  const estimate = useMemo(() => items.reduce((sum, item) => sum + itemHeight(item), 0), [items]);
  return (
    <Frame estimate={estimate} holds={holds} begun={begun}>
      {() => items.map((item) => <Item key={item.item.id} context={context} spec={item} level={level} />)}
    </Frame>
  );
};

/** Items one after the other: of many, only those near what one sees are drawn. */
export const ItemList = memo(function ItemList({ context, items, level }: RunProps): ReactNode {
  const runs = useMemo(() => (isShort(items) ? null : runsOf(items)), [items]);
  if (!runs) return items.map((item) => <Item key={item.item.id} context={context} spec={item} level={level} />);
  return runs.map((run, at) => (
    <Run key={run[0]!.item.id} context={context} items={run} level={level} begun={at === 0} />
  ));
});
