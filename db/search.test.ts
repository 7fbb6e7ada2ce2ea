import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arbitraryWord } from '../shared/richtext/arbitrary.ts';
import { doc } from '../shared/richtext/build.ts';
import { putCell } from './cell.ts';
import type { WritableDb } from './database.ts';
import { addEdition, withdrawEdition } from './edition.ts';
import { closePlanFile } from './open.ts';
import { findItems } from './search.ts';
import { at, field, FIRST, makeSmallPlan, ROWAN, SECOND, temporaryFolder, type } from './testing/small-plan.ts';

let folder: string;
let db: WritableDb;
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'Our plan.actionplan'));
  type(db, { cell: field('item-1', 'actions'), body: doc('Schools in Fife co-operate') });
  type(db, { cell: field('item-2', 'status'), body: doc('On-going') });
  type(db, { cell: field('item-2', 'actions'), body: doc('Réunion with schools, and again with schools') });
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

describe('finding items', () => {
  it.each([
    ['fife', ['item-1']],
    ['SCHO', ['item-2', 'item-1']],
    ['schools fi', ['item-1']],
    ['reunion', ['item-2']],
    ['co-op', ['item-1']],
    ['"co-operate"', ['item-1']],
    ['perth', []],
    ['2', ['item-2']],
    ['- "', []],
    ['', []],
  ])('%s', (words, items) => {
    expect(findItems(db, FIRST!, words)).toEqual(items);
  });
  it('finds words where they are seen: rolled on, until they are written over', () => {
    expect(findItems(db, SECOND!, 'fife')).toEqual(['item-1']);
    type(db, { cell: field('item-1', 'actions', SECOND), body: doc('Schools in Perth') });
    expect([findItems(db, SECOND!, 'fife'), findItems(db, SECOND!, 'perth')]).toEqual([[], ['item-1']]);
    expect([findItems(db, FIRST!, 'fife'), findItems(db, FIRST!, 'perth')]).toEqual([['item-1'], []]);
  });
  it('finds what stands in a folded item, and nothing of an edition that is withdrawn', () => {
    addEdition(db, { id: 'third', label: 'Oct 2027', position: 2 });
    const place = { section: 'section-1', parent: null, position: 'a2', number: '2', kind: 'recommendation' };
    putCell(db, {
      cell: { subject: 'item-2', part: 'place', edition: 'third' },
      body: { ...place, retired: false, folded: true },
      ...{ person: ROWAN!, at: at(2), origin: 'typed', keep: true },
    });
    type(db, { cell: field('item-1', 'actions', 'third'), body: doc('Schools in Orkney') });
    expect([findItems(db, 'third', 'on-going'), findItems(db, 'third', 'orkney')]).toEqual([['item-2'], ['item-1']]);
    withdrawEdition(db, 'third');
    addEdition(db, { id: 'fourth', label: 'Oct 2028', position: 2 });
    for (const words of ['on-going', 'orkney']) expect(findItems(db, 'fourth', words)).toEqual([]);
    expect(findItems(db, 'third', 'orkney')).toEqual([]);
  });
  it('does not find last edition’s words of a field that starts empty', () => {
    expect(findItems(db, FIRST!, 'on-going')).toEqual(['item-2']);
    expect(findItems(db, SECOND!, 'on-going')).toEqual([]);
  });
  it('does not find a retired item', () => {
    const place = {
      section: 'section-1',
      parent: null,
      position: 'a1',
      number: '1',
      kind: 'recommendation',
      retired: true,
    };
    const cell = { subject: 'item-1', part: 'place', edition: SECOND! } as const;
    putCell(db, { cell, body: place, person: ROWAN!, at: at(2), origin: 'typed', keep: false });
    expect([findItems(db, FIRST!, 'fife'), findItems(db, SECOND!, 'fife')]).toEqual([['item-1'], []]);
  });
  it('finds the same where too many texts answer to be put in order', () => {
    expect(findItems(db, FIRST!, 'schools', 1).toSorted()).toEqual(['item-1', 'item-2']);
    expect(findItems(db, SECOND!, 'on-going', 0)).toEqual([]);
  });
  it('finds nothing in an edition that is not there', () => {
    expect(findItems(db, 'edition-9', 'fife')).toEqual([]);
  });
  it('takes anything that can be typed', () => {
    const awkward = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      '^',
      ':',
      '-',
      '+',
      '{',
      'AND',
      'OR',
      'NOT',
      'NEAR',
      'plain:',
      '\0',
      '\ud800',
      ' ',
      'x',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.array(awkward).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(typed, (words) => void findItems(db, FIRST!, words)),
      { numRuns: 500 },
    );
  });
  it('finds every word of a text by its beginning', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryWord, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (words, which, letters) => {
          const cell = { subject: 'item-1', part: 'text:notes', edition: FIRST! } as const;
          putCell(db, { cell, body: doc(words.join(' ')), person: ROWAN!, at: at(3), origin: 'typed', keep: false });
          const asked = [...words[which % words.length]!].slice(0, letters).join('');
          fc.pre(/[\p{L}\p{N}]/u.test(asked));
          expect(findItems(db, FIRST!, asked)).toContain('item-1');
        },
      ),
    );
  });
});
