import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesInGolden, numberingCases, printedLines, withoutSpace } from './cases.test-help.ts';

const golden = linesInGolden(readFileSync(new URL('numbers.txt', import.meta.url), 'utf8'));

describe('automatic numbers as they are printed', () => {
  it.each(numberingCases)('$name', ({ name, file, standard }) => {
    expect(withoutSpace(printedLines(file))).toEqual(withoutSpace(standard ?? golden.get(name) ?? []));
  });

  it('every case has its lines, and every line its case', () => {
    expect([...golden.keys()]).toEqual(numberingCases.map(({ name }) => name));
  });
});
