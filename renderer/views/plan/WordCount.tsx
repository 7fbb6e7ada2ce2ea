import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { ProseView } from '../../../shared/ipc/contract.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { call, CallFailed } from '../../api/client.ts';
import type { PlanPlace } from '../../app/state.ts';
import { countAll, countWords, textsOfFront, textsOfItem, textsOfSection } from '../../editor/word-count.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { itemAt, itemName } from './field-at.ts';
import './word-count.css';

interface Line {
  readonly what: string;
  readonly count: number;
}

/** What the page at hand says of itself. */
const linesOf = ({ session, page, item: at, open }: PlanPlace): Line[] => {
  const now = (view: ProseView) => session.treeOf(view.cell);
  const { active } = session.getSnapshot();
  const tree = active ? session.treeOf(active.cell) : undefined;
  const item = itemAt(page, at);
  const { section } = page;
  const name = section?.place.kind === 'annex' ? 'This annex' : `Section ${section?.number ?? ''}`.trim();
  return [
    ...(active && tree ? [{ what: active.label, count: countWords(tree) }] : []),
    ...(item ? [{ what: itemName(item, open.template), count: countAll(textsOfItem(item), now) }] : []),
    ...(section ? [{ what: name, count: countAll(textsOfSection(page), now) }] : []),
  ];
};

/** Counts an edition section by section; nothing more is read once `isWanted` says no. */
const countEdition = async (
  { session, open, edition, outline }: PlanPlace,
  isWanted: () => boolean,
  tell: (sections: number) => void,
): Promise<number> => {
  const now = (view: ProseView) => session.treeOf(view.cell);
  const sections = outline.sections.length === 0 ? [null] : outline.sections.map((one) => one.id);
  let count = 0;
  for (const [at, section] of sections.entries()) {
    if (!isWanted()) return count;
    const page = await call('plan/section', { plan: open.plan, edition, section });
    count += countAll([...textsOfFront(page), ...textsOfSection(page)], now);
    tell(at + 1);
  }
  return count;
};

type Counting = { readonly read: number } | { readonly count: number } | { readonly trouble: string };

const words = (count: number): string => count.toLocaleString('en-GB');

/** How many words the field, the item, the section and the edition have that one is at. */
export const WordCount = ({
  place,
  close,
}: {
  readonly place: PlanPlace;
  readonly close: () => void;
}): ReactElement => {
  const [lines] = useState(() => linesOf(place));
  const [edition, setEdition] = useState<Counting>({ read: 0 });
  // What was open when one asked is what is counted.
  const [asked] = useState(place);
  useEffect(() => {
    let wanted = true;
    countEdition(
      asked,
      () => wanted,
      (read) => wanted && setEdition({ read }),
    ).then(
      (count) => wanted && setEdition({ count }),
      (error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        if (wanted) setEdition({ trouble: error.message });
      },
    );
    return () => {
      wanted = false;
    };
  }, [asked]);
  return (
    <Dialog heading="Word count" close={close}>
      <table className="word-count">
        <thead>
          <tr>
            <th scope="col">Text</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, count }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="numbers">{words(count)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{nameOfEdition(asked.open, asked.edition)}, the whole edition</th>
            <td className="numbers" data-edition-words="">
              {'count' in edition
                ? words(edition.count)
                : 'trouble' in edition
                  ? 'Not counted'
                  : `${edition.read} of ${asked.outline.sections.length} sections read`}
            </td>
          </tr>
        </tbody>
      </table>
      {'trouble' in edition ? <p role="alert">{edition.trouble}</p> : null}
      <p className="small">Footnotes, notes and words of earlier editions are not counted.</p>
      <div className="dialog-actions">
        <Button look="primary" onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  );
};
