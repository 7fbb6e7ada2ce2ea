import type { TableHere } from './nodes/table/edit.ts';
import type { Footnote, Paragraph, Picture } from '../../shared/richtext/tree.ts';

/**
 * What the page asks the writer for before it puts something into the words at the caret: each has a dialog of its own
 * (`asking/`). `node` names what stands there already and is changed; `null` where a new one is put in.
 */
export type Asking =
  /** `words`: those of the link, or those selected that it is to have; absent where they are more than plain words. */
  | {
      readonly what: 'link';
      readonly href: string | null;
      readonly selected: boolean;
      readonly words?: string | undefined;
    }
  | { readonly what: 'footnote'; readonly node: string | null; readonly note: Footnote['note'] | readonly Paragraph[] }
  /** `words`: what is selected, such as "9.1", which the reference takes the place of. */
  | {
      readonly what: 'cross-reference';
      readonly node: string | null;
      readonly item: string | null;
      readonly words: string;
      /** True where a number is being typed after "@": it is asked for at the caret, and takes the place of what was typed. */
      readonly typed?: boolean | undefined;
    }
  /** `here`: the table at the caret, which is named; where there is none, a new one is put in. */
  | { readonly what: 'table'; readonly here: TableHere | null }
  /** `file`: a picture that was pasted or dropped; without one it is chosen in a dialog of the system's. */
  | {
      readonly what: 'picture';
      readonly node: string | null;
      readonly picture: Picture | null;
      readonly file?: File | undefined;
    }
  | { readonly what: 'symbol' };
