import type { Outline } from '../../../shared/ipc/contract.ts';
import type { Template } from '../../../shared/plan/template.ts';
import {
  addItem,
  addItemBelow,
  addSection,
  foldThing,
  moveThing,
  numberThing,
  renameThing,
  retireThing,
} from '../../app/commands/structure.ts';
import { itemBelow, moveFrom, spokenName, thingOf } from '../../app/outline-moves.ts';
import type { Way } from '../../app/outline-moves.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';

/** Whether a thing has a name of its own that the outline can change: a heading, or the name that its kind prints. */
export const canRename = (outline: Outline, template: Template, id: string): boolean => {
  const thing = thingOf(outline, id);
  if (!thing) return false;
  if ('heading' in thing) return true;
  return template.kinds.find((kind) => kind.key === thing.kind)?.heading.includes('{name}') ?? false;
};

/** Folds a completed item, or takes a folded one up again; nothing for another one. */
const folds = (thing: NonNullable<ReturnType<typeof thingOf>>): MenuEntry[] => {
  if ('heading' in thing) return [];
  if (thing.folded) return [{ id: 'fold', words: 'Take up again', run: () => void foldThing(thing.id) }];
  return thing.status.tone === 'complete' || thing.status.tone === 'closed'
    ? [{ id: 'fold', words: 'Fold: its status and progress stand', run: () => void foldThing(thing.id) }]
    : [];
};

const separator = (id: string): MenuEntry => ({ id, separator: true });

/** What can be done with a section or an item, by its row; only what can be done is there. */
export const outlineMenu = (outline: Outline, template: Template, id: string, edition: string): MenuEntry[] => {
  const thing = thingOf(outline, id);
  if (!thing) return [];
  const isSection = 'heading' in thing;
  const isAnnex = isSection && thing.kind === 'annex';
  const can = (way: Way): boolean => 'do' in moveFrom(outline, template, id, way);
  const step = (way: Way, words: string, keys: string, icon?: 'arrow-up' | 'arrow-down'): MenuEntry[] =>
    can(way)
      ? [{ id: way, words, note: { words: keys }, run: () => void moveThing(way)(id), ...(icon ? { icon } : {}) }]
      : [];
  const moves = [
    ...step('up', 'Move up', 'Alt+Shift+Up', 'arrow-up'),
    ...step('down', 'Move down', 'Alt+Shift+Down', 'arrow-down'),
    ...step('nest', 'Put under the item before', 'Alt+Shift+Right'),
    ...step('unnest', 'Put one level higher', 'Alt+Shift+Left'),
  ];
  const name = spokenName(thing);
  const adds: MenuEntry[] = isSection
    ? [
        ...(isAnnex
          ? []
          : [
              {
                id: 'add',
                words: `Add an item to ${name.toLowerCase()}`,
                icon: 'plus' as const,
                run: () => void addItemBelow(id),
              },
            ]),
        {
          id: 'add-section',
          words: 'Add a section',
          icon: isAnnex ? ('plus' as const) : undefined,
          run: () => void addSection(id),
        },
      ]
    : [
        {
          id: 'add',
          words: `Add an item after ${name}`,
          icon: 'plus',
          note: { words: 'Ctrl+Enter' },
          run: () => void addItem(id),
        },
        ...('do' in itemBelow(outline, template, id)
          ? [{ id: 'add-below', words: `Add an item below ${name}`, run: () => void addItemBelow(id) }]
          : []),
      ];
  const rename: MenuEntry[] = canRename(outline, template, id)
    ? [
        {
          id: 'rename',
          words: isSection ? 'Change the heading' : 'Change the name',
          icon: 'pen',
          note: { words: 'F2' },
          run: () => void renameThing(id),
        },
      ]
    : [];
  return [
    ...moves,
    ...(moves.length > 0 ? [separator('after-moves')] : []),
    ...adds,
    separator('after-adds'),
    ...rename,
    { id: 'number', words: 'Change the number…', run: () => void numberThing(id) },
    separator('after-words'),
    ...folds(thing),
    { id: 'retire', words: `Retire from ${edition}`, run: () => void retireThing(id) },
  ];
};
