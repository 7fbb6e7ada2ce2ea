/**
 * A process that saves without end, and says each number on its standard output once that save is acknowledged. The test
 * kills it. Argument: the plan file.
 */
import fs from 'node:fs';
import { doc } from '../../shared/richtext/build.ts';
import { readCell } from '../cell.ts';
import { openPlanFile } from '../open.ts';
import { field, type } from './small-plan.ts';
import type { Tree } from '../../shared/richtext/tree.ts';

const db = openPlanFile(process.argv[2]!);
for (let number = 1; ; number += 1) {
  const cell = field(`item-${(number % 2) + 1}`, 'progress');
  const stored = readCell(db, cell);
  const base = { counter: stored?.counter ?? 0, body: (stored?.body ?? []) as Tree };
  const words = `Save ${number} ${'of some words that are there to take up room '.repeat(number % 40)}`;
  type(db, { cell, body: doc(words.trim()), base, minutes: number });
  fs.writeSync(1, `${number}\n`);
}
