import { describe, expect, it } from 'vitest';
import { textOf } from './layout.ts';
import { linesInOrder, linesOf } from './lines.ts';
import { at } from './page.test-help.ts';

describe('lines of a page', () => {
  it('puts runs on one baseline together, whatever order the file draws them in', () => {
    const lines = linesOf([at(72, 114, 'below'), at(105, 100, 'words'), at(72, 100, 'Some')], 1);
    expect(lines.map(textOf)).toEqual(['Some words', 'below']);
  });

  it('parts what stands wide apart', () => {
    expect(linesOf([at(72, 100, 'Left'), at(300, 100, 'Right')], 1).map(textOf)).toEqual(['Left', 'Right']);
  });

  it('joins a small raised number to the line beside it, and says that it is raised', () => {
    const [line, ...others] = linesOf([at(72, 100, 'done'), at(98, 96, '3', { size: 7 })], 1);
    expect(others).toEqual([]);
    expect(line!.runs.map(({ text, set }) => [text, set])).toEqual([
      ['done', undefined],
      ['3', 'superscript'],
    ]);
  });

  it('leaves a raised number with its own column where the lines of two do not stand level', () => {
    const runs = [at(72, 100, 'left words'), at(127, 96, '3', { size: 7 }), at(300, 94, 'right words')];
    expect(linesOf(runs, 1).map(textOf)).toEqual(['right words', 'left words3']);
  });

  it('keeps the file’s own order where the file gives one', () => {
    const runs = [at(72, 300, 'first'), at(72, 100, 'second'), at(120, 100, 'goes on')];
    expect(linesInOrder(runs, 1).map(textOf)).toEqual(['first', 'second goes on']);
  });
});
