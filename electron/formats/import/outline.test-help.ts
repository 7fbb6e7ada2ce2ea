import type { Proposal, ProposedItem } from '../../../shared/plan/proposal.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, List, Tree } from '../../../shared/richtext/tree.ts';

const listLines = (list: List, indent: string): string[] =>
  list.items.flatMap((item, at) => [
    `${indent}${list.kind === 'bullet' ? '•' : `${at + 1}.`} ${plainText([{ type: 'paragraph', children: item.children }])}`,
    ...(item.nested ? listLines(item.nested, `${indent}  `) : []),
  ]);

const blockLines = (block: Block, indent: string): string[] => {
  if (block.type === 'list') return listLines(block, indent);
  const mark = { paragraph: '', heading: '# ', quote: '> ', table: '| ', picture: '' }[block.type];
  return plainText([block])
    .split('\n')
    .map((line) => `${indent}${mark}${line}`);
};

const treeLines = (tree: Tree, indent: string): string[] => tree.flatMap((block) => blockLines(block, indent));

const itemLines = (item: ProposedItem, proposal: Proposal, indent: string): string[] => [
  `${indent}(${item.kind}) ${[item.number, item.name].filter(Boolean).join(' ')}`.trimEnd(),
  ...item.fields.flatMap((field) => [
    `${indent}  ${field.key} @ ${proposal.editions[field.edition]}`,
    ...treeLines(field.tree, `${indent}    `),
  ]),
  ...treeLines(item.notes ?? [], `${indent}  note: `),
  ...item.items.flatMap((child) => itemLines(child, proposal, `${indent}  `)),
];

/** Kinds that the file has another word for than the built-in template of that name. */
const kindLines = ({ template }: Proposal): string[] =>
  template.kinds.flatMap(({ key, name, plural, heading }) =>
    key === name.toLowerCase() ? [] : [`${key} is called ${name}, ${plural}: ${heading}`],
  );

/** A proposal as an indented outline that a person can hold beside the file it came from. */
export const outline = (proposal: Proposal): string =>
  [
    `${proposal.title}`,
    `${proposal.template.id}; editions: ${proposal.editions.join(', ')}; this one: ${proposal.editions[proposal.edition]}`,
    ...proposal.newFields.map(({ kind, label, items }) => `new field of ${kind}: ${label} (${items})`),
    ...kindLines(proposal),
    ...treeLines(proposal.summary, '  '),
    ...proposal.sections.flatMap((section) => [
      `== ${[section.number, section.heading].filter(Boolean).join(' ')}`,
      ...treeLines(section.narrative, '  '),
      ...section.items.flatMap((item) => itemLines(item, proposal, '  ')),
    ]),
    ...(proposal.contact.length > 0
      ? [`== ${proposal.template.contactHeading}`, ...treeLines(proposal.contact, '  ')]
      : []),
    ...treeLines(proposal.notes, 'note: '),
    ...proposal.leftOver.map(({ text, where, why }) => `left over: ${text} (${where}: ${why})`),
    '',
  ].join('\n');
