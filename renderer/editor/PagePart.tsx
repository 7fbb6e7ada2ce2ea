import { memo, useCallback } from 'react';
import type { ReactElement } from 'react';
import { AddItem } from '../views/outline/AddItem.tsx';
import { Frame } from './Frame.tsx';
import type { PageContext } from './Marks.tsx';
import { OptionalField } from './OptionalField.tsx';
import type { FrontSpec, PageSpec, SectionSpec } from './page-fields.ts';
import { itemHeight } from './page-height.ts';
import { PageField } from './PageField.tsx';
import { ItemList } from './PageItem.tsx';

const Front = ({ context, front }: { readonly context: PageContext; readonly front: FrontSpec }): ReactElement => (
  <header className="front">
    <PageField context={context} spec={front.title} as="heading" level={1} />
    <OptionalField context={context} spec={front.summary} />
    <OptionalField context={context} spec={front.foreword} />
  </header>
);

const Section = ({
  context,
  section,
}: {
  readonly context: PageContext;
  readonly section: SectionSpec;
}): ReactElement => (
  <>
    <div className="section-heading" data-heading={section.section.printed} data-section={section.section.id}>
      <PageField
        context={context}
        spec={section.heading}
        as="heading"
        {...(section.lead ? { lead: section.lead } : {})}
      />
    </div>
    <OptionalField context={context} spec={section.narrative} />
    <ItemList context={context} items={section.items} level={3} />
    {context.readOnly || section.section.place.kind === 'annex' ? null : (
      <AddItem section={section.section.id} first={section.items.length === 0} />
    )}
  </>
);

/** One page of the plan: its front texts where it is the first, and its section. */
export const PageOfPlan = memo(function PageOfPlan({
  context,
  spec,
}: {
  readonly context: PageContext;
  readonly spec: PageSpec;
}): ReactElement {
  return (
    <>
      {spec.front ? <Front context={context} front={spec.front} /> : null}
      {spec.section ? <Section context={context} section={spec.section} /> : null}
    </>
  );
});

/** A section of the whole plan, as the outline knows it: its page may not have been read yet. */
export interface PartOfPlan {
  /** `null` where the plan has no section at all. */
  readonly section: string | null;
  readonly heading: string;
  /** How many items stand in it. */
  readonly items: number;
}

/** CSS pixels of an item, and of a section without any, before anything is known of them. */
const ITEM = 900;
const HEAD = 300;

const heightOf = (part: PartOfPlan, spec: PageSpec | null): number =>
  spec?.section ? spec.section.items.reduce((sum, item) => sum + itemHeight(item), HEAD) : HEAD + part.items * ITEM;

interface PagePartProps {
  readonly context: PageContext;
  readonly part: PartOfPlan;
  readonly spec: PageSpec | null;
  readonly begun: boolean;
  readonly near: (section: string, isNear: boolean) => void;
}

/** A section among all the others: its words are read when it comes near what one sees. */
export const PagePart = memo(function PagePart({ context, part, spec, begun, near }: PagePartProps): ReactElement {
  const { section } = part;
  const holds = useCallback(
    (subject: string): boolean =>
      subject === section ||
      (spec?.items.some((one) => one.item.id === subject) ?? false) ||
      spec?.front?.title.cell.subject === subject,
    [section, spec],
  );
  const heard = useCallback(
    (isNear: boolean): void => {
      if (section !== null) near(section, isNear);
    },
    [section, near],
  );
  return (
    <div data-part={section ?? ''} role="presentation">
      <Frame estimate={heightOf(part, spec)} holds={holds} begun={begun} heard={heard}>
        {() =>
          spec ? (
            <PageOfPlan context={context} spec={spec} />
          ) : (
            <p className="part-waiting" style={{ minHeight: heightOf(part, spec) }}>
              {part.heading}
            </p>
          )
        }
      </Frame>
    </div>
  );
});
