import { lazy, memo, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { EditionCard, OpenPlan, Page } from '../../shared/ipc/contract.ts';
import { printedHeading } from '../../shared/plan/printed-words.ts';
import { kindOf } from '../../shared/plan/template.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import { meaningOf, writes } from './keys.ts';
import type { PageContext } from './Marks.tsx';
import type { FieldSpec, ItemSpec, PageSpec } from './page-fields.ts';
import { PageField } from './PageField.tsx';
import type { HeadingLevel } from './PageField.tsx';
import type { EditorSession } from './session.ts';
import { StickyItemLine } from './StickyItemLine.tsx';
import { useField, useSession } from './use-session.ts';
import './page.css';

const LinkDialog = lazy(async () => ({ default: (await import('./LinkDialog.tsx')).LinkDialog }));

interface PlanPageProps {
  readonly session: EditorSession;
  readonly plan: OpenPlan;
  readonly edition: EditionCard;
  readonly page: Page;
  readonly readOnly: boolean;
}

const SEVERAL =
  'The selection runs over several fields. It can be copied; to change words, select them within one field.';

const fieldOf = (node: Node | null | undefined): Element | null =>
  (node instanceof Element ? node : (node?.parentElement ?? null))?.closest('[data-field]') ?? null;

/** True where the selection starts in one field and ends in another, or on the page between them. */
const overSeveral = (): boolean => {
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && fieldOf(selection.anchorNode) !== fieldOf(selection.focusNode));
};

/** An item's heading before the words that run on from it, or whole where they do not. */
const headingOf = (context: PageContext, { item }: ItemSpec): { words: string; as: 'heading' | 'run-on' | null } => {
  const kind = kindOf(context.plan.template, item.kind);
  const words = printedHeading(kind, { number: item.number, name: item.name, text: null });
  if (kind.firstField === 'labelled') return { words: item.heading, as: null };
  // The colon of "Goal J (Skills): …" belongs to the words after it in the pattern; here they are a field of their own.
  const colon = /\[:\s*\{text\}\]/.test(kind.heading) ? ':' : '';
  return { words: `${words}${colon}`, as: kind.firstField === 'in-heading' ? 'heading' : 'run-on' };
};

/** The heading level under another: no document has more than six. */
const below = (level: HeadingLevel): HeadingLevel => Math.min(6, level + 1) as HeadingLevel;

interface ItemProps {
  readonly context: PageContext;
  readonly spec: ItemSpec;
  /** The level that a heading of the item has; one without a heading leaves it to its labels. */
  readonly level: HeadingLevel;
}

const Item = memo(function Item({ context, spec, level }: ItemProps): ReactElement {
  const { item, fields, items } = spec;
  const { words, as } = headingOf(context, spec);
  const kind = kindOf(context.plan.template, item.kind);
  const hasHeading = as === 'heading' || (as === null && words !== '');
  const labelLevel = hasHeading ? below(level) : level;
  const itemLevel = items.length > 0 && kind.childrenHeading ? below(labelLevel) : labelLevel;
  const Heading = `h${level}` as const;
  const ChildrenHeading = `h${labelLevel}` as const;
  return (
    <section
      className={item.underSectionHeading ? 'item item-first' : 'item'}
      data-item={item.id}
      data-number={item.number ?? ''}
      aria-label={words || item.number || undefined}
    >
      {as === null && words !== '' ? (
        <Heading className="item-heading" data-heading={words}>
          {words}
        </Heading>
      ) : null}
      {as !== null ? <span data-heading={words} /> : null}
      {fields.map((field, at) =>
        at === 0 && as !== null ? (
          <PageField key={field.key} context={context} spec={field} lead={words} as={as} level={level} />
        ) : (
          <PageField key={field.key} context={context} spec={field} level={labelLevel} />
        ),
      )}
      {items.length > 0 && kind.childrenHeading ? (
        <ChildrenHeading className="children-heading">{kind.childrenHeading}</ChildrenHeading>
      ) : null}
      {items.map((one) => (
        <Item key={one.item.id} context={context} spec={one} level={itemLevel} />
      ))}
    </section>
  );
});

interface OptionalProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  /** What the button says that brings the field. */
  readonly add: string;
}

/** A text that a plan may do without: while there is none, the page shows a button for it and no empty line. */
const Optional = ({ context, spec, add }: OptionalProps): ReactElement | null => {
  const state = useField(context.session, spec.key);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (wanted) context.session.focusField(spec.cell);
  }, [wanted, context.session, spec]);
  if (wanted || state.live || !isBlank(state.tree)) return <PageField context={context} spec={spec} />;
  if (context.readOnly) return null;
  return (
    <button type="button" className="mark-button add-text" onClick={() => setWanted(true)}>
      {add}
    </button>
  );
};

const PageBody = memo(function PageBody({
  context,
  spec,
}: {
  readonly context: PageContext;
  readonly spec: PageSpec;
}): ReactElement {
  const { front, section } = spec;
  return (
    <>
      {front ? (
        <header className="front">
          <PageField context={context} spec={front.title} as="heading" level={1} />
          <Optional context={context} spec={front.summary} add="Add a summary" />
        </header>
      ) : null}
      {section ? (
        <>
          <div className="section-heading" data-heading={section.section.printed}>
            <PageField
              context={context}
              spec={section.heading}
              as="heading"
              {...(section.section.number ? { lead: section.section.number } : {})}
            />
          </div>
          <Optional
            context={context}
            spec={section.narrative}
            add={`Add an introduction to ${section.section.number ?? 'this section'}`}
          />
          {section.items.map((item) => (
            <Item key={item.item.id} context={context} spec={item} level={3} />
          ))}
        </>
      ) : null}
      {front ? <Optional context={context} spec={front.contact} add={`Add “${front.contact.label}”`} /> : null}
    </>
  );
});

/** A page of the plan as it will read: one continuous text, of which the field with the caret is live. */
export const PlanPage = ({ session, plan, edition, page, readOnly }: PlanPageProps): ReactElement => {
  const root = useRef<HTMLDivElement>(null);
  const spec = useMemo(() => session.show(plan, edition, page, readOnly), [session, plan, edition, page, readOnly]);
  const context = useMemo<PageContext>(
    () => ({ session, plan, edition, numbers: page.numbers, readOnly }),
    [session, plan, edition, page.numbers, readOnly],
  );
  const linking = useSession(session, (snapshot) => snapshot.linking);

  // What belongs to no field alone: keys of the plan, and a selection over several fields.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (writes(event) && overSeveral() && event.target instanceof Element && event.target.closest('.rt')) {
      event.preventDefault();
      event.stopPropagation();
      session.notify(SEVERAL);
      return;
    }
    const meaning = meaningOf(event);
    if (meaning === null || meaning === 'superscript' || meaning === 'subscript') return;
    // The last item of the page is not the last of the plan: that key goes on to the view.
    if (meaning !== 'nothing' && !session.run(meaning) && meaning.endsWith('-item')) return;
    event.preventDefault();
  };

  return (
    <div
      className="plan-page"
      ref={root}
      role="presentation"
      onKeyDown={onKeyDown}
      data-read-only={readOnly || undefined}
    >
      <StickyItemLine page={root} spec={spec} />
      <div className="plan-page-measure">
        <PageBody context={context} spec={spec} />
      </div>
      {linking ? (
        <Suspense fallback={null}>
          <LinkDialog
            href={linking.href}
            selected={linking.selected}
            save={(href, words) => session.endLink({ href, words })}
            remove={() => session.endLink({ href: null, words: '' })}
            close={() => session.endLink()}
          />
        </Suspense>
      ) : null}
    </div>
  );
};
