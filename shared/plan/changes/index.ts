import type { Change, ChangeOf } from '../change.ts';
import { addItem } from './add-item.ts';
import { addSection } from './add-section.ts';
import { bringBack } from './bring-back.ts';
import { changeShared } from './change-shared.ts';
import { detachShared } from './detach-shared.ts';
import { explain } from './explain.ts';
import { facts } from './facts.ts';
import { fold } from './fold.ts';
import type { Ground } from './ground.ts';
import { link } from './link.ts';
import { move } from './move.ts';
import { number } from './number.ts';
import { put } from './put.ts';
import { rename } from './rename.ts';
import { replace } from './replace.ts';
import { retire } from './retire.ts';
import { share } from './share.ts';
import type { Step } from './step.ts';
import { template } from './template.ts';
import { tone } from './tone.ts';
import { useShared } from './use-shared.ts';
import { write } from './write.ts';

const changes = {
  'add-section': addSection,
  'add-item': addItem,
  move,
  retire,
  'bring-back': bringBack,
  fold,
  number,
  rename,
  facts,
  explain,
  link,
  tone,
  template,
  write,
  replace,
  share,
  'change-shared': changeShared,
  'use-shared': useShared,
  'detach-shared': detachShared,
  put,
} satisfies { readonly [D in Change['do']]: (ground: Ground, change: ChangeOf<D>) => Step };

/** What a change comes to on that ground. Throws a Problem where it cannot be done. */
export const stepOf = (ground: Ground, change: Change): Step =>
  (changes[change.do] as (ground: Ground, change: Change) => Step)(ground, change);
