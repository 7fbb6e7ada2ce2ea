import type { CrossReference, Footnote, LiveFigure, Picture } from '../../../shared/richtext/tree.ts';
import { goToItem } from '../../app/go-to-item.ts';
import { planNow } from '../../app/state.ts';
import type { Kept } from '../live-kept.ts';
import type { EditorSession } from '../session.ts';

type Opened = Footnote | CrossReference | LiveFigure | Picture;

/** What a press on each kind of kept node does. */
const OPEN: { readonly [T in Opened['type']]: (session: EditorSession, node: string, kept: never) => void } = {
  footnote: (session, node, { note }: Footnote) => void session.ask({ what: 'footnote', node, note }),
  // A reference is followed; one that leads nowhere asks where it is to lead.
  'cross-reference': (session, node, { item, number }: CrossReference) => {
    // The key that asks for it is done with first: the editor would take the focus back.
    if (planNow()?.page.numbers[item] !== undefined) setTimeout(() => void goToItem(item));
    else session.ask({ what: 'cross-reference', node, item, words: number });
  },
  picture: (session, node, picture: Picture) => void session.ask({ what: 'picture', node, picture }),
  // Its number is counted: there is nothing to ask.
  'live-figure': () => undefined,
};

/** Asks what is to become of a node that was pressed in the live field. */
export const openKept = (session: EditorSession, { node, kept }: Kept): void => {
  if (kept.type in OPEN) OPEN[kept.type as Opened['type']](session, node, kept as never);
};
