import { finding } from './finding.ts';
import { openBar, step } from './finder.ts';

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Opens the list of what is found in all editions. */
export const openEverywhere = (): void => finding.set((now) => ({ ...now, dialog: 'everywhere' }));
/** Asks for an item to go to. */
export const openGoTo = (): void => finding.set((now) => ({ ...now, dialog: 'go-to-item' }));

const KEYS: Readonly<Record<string, () => void>> = {
  'ctrl f': () => openBar(false),
  'ctrl h': () => openBar(true),
  'ctrl g': openGoTo,
  'ctrl shift f': openEverywhere,
  f3: () => void step(1),
  'shift f3': () => void step(-1),
};

/** What a key does that finds, if it does. The menu has most of them as well: they work where it is not asked. */
export const keyOfFinding = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): (() => void) | undefined =>
  altKey ? undefined : KEYS[`${ctrlKey || metaKey ? 'ctrl ' : ''}${shiftKey ? 'shift ' : ''}${key.toLowerCase()}`];
