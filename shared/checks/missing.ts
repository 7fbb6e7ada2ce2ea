import { itemsOf } from '../plan/edition-view.ts';
import type { FieldView, ItemView } from '../plan/edition-view.ts';
import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Check } from './check.ts';

const PLACEHOLDER = /^(?:tbc|tbd|to be (?:confirmed|added|agreed)|coming soon|awaiting\b.*|n\/?a|xx+|\[.*\])[.\s]*$/iu;

const fault = ({ folded }: ItemView, field: FieldView): string | undefined => {
  // What is completed and folded has said all that it is asked.
  if (folded && field.scope === 'edition') return undefined;
  if (field.state === 'not-updated') return `${field.label} is not yet updated in this edition.`;
  if (isBlank(field.tree)) return `${field.label} is empty.`;
  const words = plainText(field.tree).trim();
  return PLACEHOLDER.test(words) ? `${field.label} only says “${words}”.` : undefined;
};

export const missing: Check = {
  id: 'missing',
  severity: 'must fix',
  rule: 'Every field says something, in this edition.',
  source: 'Scottish Government publishing standards',
  ofItems: true,
  find: (view) =>
    itemsOf(view).flatMap((item) =>
      item.fields.flatMap((field) => {
        const sentence = fault(item, field);
        return sentence ? [{ item, field, words: plainText(field.tree), sentence }] : [];
      }),
    ),
};
