import { describe, expect, it } from 'vitest';
import { endingOf, wordsSeen } from './hyphens.ts';

const hyphenated =
  'collaboration ends well, infrastructure and communication are here, col-|laboration, infra-|structure, communi-|cation'.split(
    '|',
  );

describe('words broken at line ends', () => {
  it.each([
    ['through col-', 'laboration of all', 'drop', 'its whole form stands elsewhere'],
    ['and co-', 'operation', 'keep', 'the form with its hyphen stands elsewhere'],
    ['a short-', 'life group', 'keep', 'both halves are words'],
    ['respon\u00ad', 'sibility', 'drop', 'a soft hyphen is never the writer’s'],
    ['pre- ', 'school', 'space', 'no hyphen ends the line'],
    ['in 2020-', '21 the council', 'keep', 'figures'],
    ['the plan 2023\u2013', '2028', 'keep', 'years with a dash between'],
    ['pre-', 'and post-16 learning', 'space', 'the hyphen stands for a word left out'],
    ['the Anglo-', 'Scottish border', 'keep', 'a name goes on in a capital'],
    ['health and/', 'or care', 'keep', 'a stroke takes no space'],
  ] as const)('%s | %s: %s, because %s', (line, next, expected, _because) => {
    const seen = wordsSeen([...hyphenated, 'we seek co-operation in a short group of life']);
    expect(seen.hyphenates).toBe(true);
    expect(endingOf(line.trimEnd() === line ? line : line.trimEnd().slice(0, -1), next, seen)).toBe(expected);
  });

  it('keeps a hyphen of which nothing is known where the typesetter breaks no words', () => {
    const seen = wordsSeen(['captures the wide-', 'ranging support that there is', 'for everybody']);
    expect(seen.hyphenates).toBe(false);
    expect(endingOf('captures the wide-', 'ranging support', seen)).toBe('keep');
  });

  it('drops it where the typesetter does', () => {
    expect(endingOf('main-', 'tenance', wordsSeen(hyphenated))).toBe('drop');
  });
});
