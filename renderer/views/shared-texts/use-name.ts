import type { Outline } from '../../../shared/ipc/contract.ts';
import { bareLabel } from '../../../shared/plan/printed-words.ts';
import type { SharedText } from '../../../shared/plan/records.ts';
import type { Template } from '../../../shared/plan/template.ts';
import { outlineItems } from '../plan/outline-filter.ts';

type Use = SharedText['uses'][number];

const TEXTS: Readonly<Record<string, string>> = {
  'text:title': 'Title',
  'text:summary': 'Summary',
  'text:contact': 'Contact',
  'text:foreword': 'Foreword',
  'text:heading': 'Heading',
  'text:narrative': 'Text of the section',
  'text:name': 'Name',
  'text:notes': 'Notes',
};

/** How a text is spoken of: "Progress made, 6.1.2"; `null` where what it belongs to is not in this edition. */
export const nameOfUse = (
  template: Template,
  outline: Outline,
  plan: string,
  { subject, part }: Use,
): string | null => {
  if (subject === plan) return TEXTS[part] ?? 'Text';
  const section = outline.sections.find((one) => one.id === subject);
  if (section) return [TEXTS[part] ?? 'Text', section.number ?? section.heading].filter(Boolean).join(', ');
  const item = outlineItems(outline).find((one) => one.id === subject);
  if (!item) return null;
  const kind = template.kinds.find((one) => one.key === item.kind);
  const field = kind?.fields.find((one) => part === `field:${one.key}`);
  const label = field ? bareLabel(field) : (TEXTS[part] ?? 'A field no longer shown');
  return [label, item.number ?? item.words].filter(Boolean).join(', ');
};
