import type { ItemKind } from '../../../../shared/plan/template.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { Meaning } from './vocabulary.ts';

/**
 * What a block is in the plan. A block has one role, or several where one line says several things ("6.1.1 Response:
 * Accept."). Roles are plain data between reading and building, so that a person can change one and have the plan built anew.
 */
export type Role =
  | { readonly role: 'title'; readonly words: readonly Inline[] }
  | { readonly role: 'section'; readonly number: string | null; readonly words: readonly Inline[] }
  | {
      readonly role: 'item';
      readonly kind: ItemKind;
      readonly number: string | null;
      readonly name: string | null;
      /** True where the line said the kind's own word ("Recommendation 4"). */
      readonly worded: boolean;
      /** That word, where it is not the kind's own ("Commitment"). */
      readonly word?: string | undefined;
      /** True where only a label shows that it begins; its number, if it has one, is its section's. */
      readonly implied?: boolean | undefined;
      /** True where it stands below the item that is open before it, though that is of the same kind. */
      readonly within?: boolean | undefined;
    }
  | { readonly role: 'name'; readonly words: readonly Inline[] }
  | {
      readonly role: 'label';
      readonly meaning: Meaning;
      readonly label: string;
      readonly edition: string | undefined;
      /** The part of the label that names the edition, with a day of the month where it has one. */
      readonly stated?: string | undefined;
    }
  /** After the last row of a table of items: what follows is of none of them; of the item that they stand below, if any. */
  | { readonly role: 'end'; readonly within: boolean }
  /** From here on the words are that field's, though no label says so. */
  | { readonly role: 'field'; readonly meaning: Meaning; readonly edition: string | undefined }
  /** The block, and what follows it, is the plan's summary or its contact lines. */
  | { readonly role: 'summary' }
  | { readonly role: 'contact' }
  /** Words that follow a label, number or opening on its own line. */
  | { readonly role: 'text'; readonly words: readonly Inline[] }
  /** The heading over an item's children. */
  | { readonly role: 'group'; readonly words: readonly Inline[] }
  | { readonly role: 'contact-heading'; readonly words: readonly Inline[] }
  /** The whole block goes where the plan has got to: summary, narrative, field or contact. */
  | { readonly role: 'prose' }
  /** A heading within that text; level 1 is the highest there. */
  | { readonly role: 'subheading'; readonly level: number }
  /** Words that head a column or name what a cell holds ("No.", "Recommendation"), which the plan prints as its labels. */
  | { readonly role: 'table-label' }
  | { readonly role: 'left-over'; readonly why: string };
