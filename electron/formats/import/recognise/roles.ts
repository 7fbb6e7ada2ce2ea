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
    }
  | { readonly role: 'name'; readonly words: readonly Inline[] }
  | {
      readonly role: 'label';
      readonly meaning: Meaning;
      readonly label: string;
      readonly edition: string | undefined;
    }
  /** Words that follow a label, number or opening on its own line. */
  | { readonly role: 'text'; readonly words: readonly Inline[] }
  /** The heading over an item's children. */
  | { readonly role: 'group'; readonly words: readonly Inline[] }
  | { readonly role: 'contact-heading'; readonly words: readonly Inline[] }
  /** The whole block goes where the plan has got to: summary, narrative, field or contact. */
  | { readonly role: 'prose' }
  /** A heading within that text; level 1 is the highest there. */
  | { readonly role: 'subheading'; readonly level: number }
  | { readonly role: 'left-over'; readonly why: string };
