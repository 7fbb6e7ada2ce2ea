import { offeredCommands } from '../../shared/ipc/menu-lines.ts';

export interface KeyGroup {
  readonly heading: string;
  /** Keys, and what they do. */
  readonly keys: readonly (readonly [keys: string, what: string])[];
}

/** Keys that no menu has. */
const BESIDE_MENUS: readonly KeyGroup[] = [
  {
    heading: 'On the page',
    keys: [
      ['Tab', 'Next field, or next cell of a table'],
      ['Shift+Tab', 'Previous field, or previous cell'],
      ['Tab', 'One level in, at the start of a list entry'],
      ['Shift+Tab', 'One level out'],
      ['F3', 'Next place where the words were found'],
      ['Shift+F3', 'Place before'],
      ['Esc', 'Back to the words you were writing'],
      ['Shift+F10', 'What can be done here: spelling, cut, copy, paste'],
      ['- and a space', 'A bulleted list'],
      ['1. and a space', 'A numbered list'],
    ],
  },
  {
    heading: 'In the outline',
    keys: [
      ['Enter', 'Go there'],
      ['Right, Left', 'Unfold, fold'],
      ['Shift+F10', 'What can be done with the item'],
    ],
  },
  {
    heading: 'Look through a file',
    keys: [
      ['Down', 'Next block'],
      ['Up', 'Block before'],
      ['Shift+Down', 'Select the next block too'],
      ['Shift+Up', 'Select the block before too'],
      ['Right', 'Show the lines of a block'],
      ['Left', 'Fold them'],
      ['Enter', 'Say what the block is'],
      ['F6', 'The bar below, then the plan'],
      ['Esc', 'Back to the blocks, then leave the file'],
    ],
  },
];

/** The keys that the system answers in every box of words. */
const OF_SYSTEM: KeyGroup['keys'] = [
  ['Ctrl+X', 'Cut'],
  ['Ctrl+C', 'Copy'],
  ['Ctrl+V', 'Paste'],
  ['Ctrl+Shift+V', 'Paste as plain text'],
  ['Ctrl+A', 'Select all'],
];

/** The keys of the program, as the Keys dialog lists them: those of the menus, menu by menu, then all others. */
export const keyGroups = (): readonly KeyGroup[] => {
  const menus = new Map<string, (readonly [string, string])[]>();
  for (const { menu, keys, words } of offeredCommands()) {
    if (keys === '') continue;
    const [name = menu] = menu.split(',');
    const group = menus.get(name) ?? [];
    menus.set(name, [...group, [keys, words]]);
  }
  menus.set('Edit', [...(menus.get('Edit') ?? []), ...OF_SYSTEM]);
  return [...[...menus].map(([heading, keys]) => ({ heading, keys })), ...BESIDE_MENUS];
};
