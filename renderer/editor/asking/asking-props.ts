import type { Asking } from '../asking.ts';
import type { PageContext } from '../Marks.tsx';

/** What each dialog that asks for something is drawn with; it ends by `context.session.endAsking`. */
export interface AskingProps<W extends Asking['what']> {
  readonly asking: Extract<Asking, { what: W }>;
  readonly context: PageContext;
}
