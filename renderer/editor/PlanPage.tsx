import { lazy, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { EditionCard, OpenPlan, Page } from '../../shared/ipc/contract.ts';
import { keepParts } from '../app/keep-parts.ts';
import { useKept } from '../views/outline/use-kept.ts';
import { pageTransfers } from './copy/page-transfers.ts';
import { WindowContext } from './Frame.tsx';
import type { PageContext } from './Marks.tsx';
import { OptionalField } from './OptionalField.tsx';
import { PageKeys } from './page-keys.ts';
import { PageWindow } from './page-window.ts';
import { PageOfPlan, PagePart } from './PagePart.tsx';
import type { PartOfPlan } from './PagePart.tsx';
import type { EditorSession } from './session.ts';
import { StickyItemLine } from './StickyItemLine.tsx';
import { useNoteNumbers } from './use-note-numbers.ts';
import { useSession } from './use-session.ts';
import './page.css';
import './continuous.css';

const AskingDialog = lazy(async () => ({ default: (await import('./asking/AskingDialog.tsx')).AskingDialog }));

interface PlanPageProps {
  readonly session: EditorSession;
  readonly plan: OpenPlan;
  readonly edition: EditionCard;
  /** The page drawn, or the pages of the whole plan: `null` for one that has not been read yet. */
  readonly pages: readonly (Page | null)[];
  /** The sections of the whole plan, one for each page; `null` where one page alone is drawn. */
  readonly parts: readonly PartOfPlan[] | null;
  readonly numbers: Page['numbers'];
  readonly readOnly: boolean;
  /** Heard as a section of the whole plan comes near what one sees, and goes far. */
  readonly near: (section: string, isNear: boolean) => void;
}

/** The plan as it will read: one continuous text, of which the field with the caret is live. */
export const PlanPage = (props: PlanPageProps): ReactElement => {
  const { session, plan, edition, pages, parts, readOnly, near } = props;
  // Each page brings the numbers of all items: mostly they say what they said.
  const numbers = useKept(props.numbers, keepParts);
  const root = useRef<HTMLDivElement>(null);
  const [drawn] = useState(() => new PageWindow());
  const shown = useMemo(() => session.show(plan, edition, pages, readOnly), [session, plan, edition, pages, readOnly]);
  const context = useMemo<PageContext>(
    () => ({ session, plan, edition, numbers, readOnly }),
    [session, plan, edition, numbers, readOnly],
  );
  useNoteNumbers(session, plan.plan, edition.id, shown.pages);
  const asking = useSession(session, (snapshot) => snapshot.asking);
  const front = shown.pages.find((spec) => spec?.front)?.front;
  useLayoutEffect(() => session.drawing(({ subject }) => drawn.draw(subject)), [session, drawn]);

  // What belongs to no field alone: keys of the plan, and a selection over several fields.
  const [keys] = useState(() => new PageKeys(session, drawn));
  useLayoutEffect(() => keys.follow(root.current!), [keys]);
  const transfers = useMemo(() => pageTransfers(session, plan.plan), [session, plan.plan]);

  return (
    <div
      className="plan-page"
      ref={root}
      role="presentation"
      onKeyDownCapture={keys.onKeyFirst}
      onKeyDown={keys.onKey}
      onCopyCapture={keys.onCopyFirst}
      {...transfers}
      data-read-only={readOnly || undefined}
    >
      <StickyItemLine page={root} />
      <WindowContext value={drawn}>
        <div className="plan-page-measure">
          {parts
            ? parts.map((part, at) => (
                <PagePart
                  key={part.section ?? ''}
                  context={context}
                  part={part}
                  spec={shown.pages[at] ?? null}
                  begun={shown.pages[at] != null}
                  near={near}
                />
              ))
            : shown.pages.map((spec) =>
                spec ? <PageOfPlan key={spec.section?.section.id ?? ''} context={context} spec={spec} /> : null,
              )}
          {front ? <OptionalField context={context} spec={front.contact} /> : null}
        </div>
      </WindowContext>
      {asking ? (
        <Suspense fallback={null}>
          <AskingDialog asking={asking} context={context} />
        </Suspense>
      ) : null}
    </div>
  );
};
