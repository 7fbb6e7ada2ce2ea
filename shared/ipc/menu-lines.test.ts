import { expect, test } from 'vitest';
import { MENUS, offeredCommands } from './menu-lines.ts';
import type { MenuLine } from './menu-lines.ts';

const labelsOf = (lines: readonly MenuLine[]): string[] =>
  lines.flatMap((one) => (one === 'separator' ? [] : [one.label]));

test('no two lines of a menu are chosen by the same letter', () => {
  const clashes = [{ label: 'menu bar', lines: MENUS.map(({ label }) => ({ label, lines: [] })) }, ...MENUS].flatMap(
    ({ label, lines }) => {
      const letters = labelsOf(lines).map((words) => /&(.)/.exec(words)?.[1]?.toLowerCase() ?? '');
      return letters
        .filter((letter, at) => letter !== '' && letters.indexOf(letter) !== at)
        .map((letter) => `${label}: ${letter}`);
    },
  );
  expect(clashes).toEqual([]);
});

test('no keys stand for two commands', () => {
  const keys = offeredCommands().flatMap((one) => (one.keys === '' ? [] : [one.keys]));
  expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
});

test('a command is offered by its words, its menu and its keys', () => {
  expect(offeredCommands()).toContainEqual({
    command: 'find-everywhere',
    words: 'Find in all editions',
    menu: 'Edit',
    keys: 'Ctrl+Shift+F',
  });
  expect(offeredCommands()).toContainEqual({ command: 'look-dark', words: 'Dark', menu: 'View, Look', keys: '' });
});
