import { describe, expect, it } from 'vitest';
import { templateSchema } from '../../../shared/plan/template-schema.ts';
import { goals } from '../../../shared/templates/goals.ts';
import { recommendations } from '../../../shared/templates/recommendations.ts';
import {
  addField,
  addKind,
  addWord,
  changeField,
  changeKind,
  headingOf,
  headingParts,
  holdsOf,
  labelOf,
  labelParts,
  moveField,
  removeKind,
  setHolds,
  tidied,
  troubleOf,
} from './template-draft.ts';

const every = [...goals.kinds, ...recommendations.kinds];

describe('a label', () => {
  it('is words, and the edition’s name at its end, set apart as it was', () => {
    expect(labelParts('Actions to be taken forward - {written}')).toEqual({
      words: 'Actions to be taken forward',
      named: 'written',
    });
    expect(labelParts('Status {edition}')).toEqual({ words: 'Status', named: 'edition' });
    expect(labelParts('Response')).toEqual({ words: 'Response', named: 'none' });
    expect(labelParts('In {edition}: progress')).toBeUndefined();
    for (const { label } of every.flatMap((kind) => kind.fields))
      expect(labelOf(labelParts(label)!, label)).toBe(label);
  });

  it('takes a name where it had none, and loses it again', () => {
    expect(labelOf({ words: 'Progress', named: 'edition' }, 'Progress')).toBe('Progress {edition}');
    expect(labelOf({ words: 'Progress', named: 'none' }, 'Progress {edition}')).toBe('Progress');
  });
});

describe('a heading', () => {
  it('is taken apart and put together again', () => {
    for (const { heading } of every) expect(headingOf(headingParts(heading)!)).toBe(heading);
    expect(headingOf({ before: 'Commitment ', name: 'colon', text: false })).toBe('Commitment {number}[: {name}]');
    expect(headingParts('[{name} ]No. {number}')).toBeUndefined();
  });
});

describe('a template', () => {
  it('takes fields and kinds, moves them, and says how words come about', () => {
    const added = addField(recommendations, 'recommendation', 'field-new');
    const named = changeField(added, 'recommendation', 6, { label: 'Evidence' });
    const moved = moveField(named, 'recommendation', 6, -1);
    expect(moved.kinds[0]!.fields.map((field) => field.key).slice(4)).toEqual(['status', 'field-new', 'progress']);
    expect(moveField(moved, 'recommendation', 0, -1)).toEqual(moved);
    const chosen = setHolds(moved, 'recommendation', 5, 'response');
    expect(chosen.kinds[0]!.fields.map(holdsOf)).toEqual([
      'prose',
      'response-prose',
      'prose',
      'prose',
      'status',
      'response',
      'prose',
    ]);
    const { template, key } = addKind(goals);
    const full = changeKind(template, key, { name: 'Milestone', children: [key] });
    expect(tidied(full).kinds[2]!.plural).toBe('milestones');
    expect(removeKind(changeKind(full, 'goal', { children: ['action', key] }), key)).toEqual(goals);
    for (const one of [tidied(chosen), tidied(full)]) expect(templateSchema.parse(one)).toEqual(one);
  });

  it('says what will not do, and where', () => {
    expect(troubleOf(recommendations)).toBeUndefined();
    expect(troubleOf(addField(recommendations, 'recommendation', 'new'))).toEqual({
      tab: 'recommendation',
      sentence: 'Field 7 has no label. Enter one, or take the field out.',
    });
    const twin = changeField(recommendations, 'recommendation', 0, { label: 'status {written}' });
    expect(troubleOf(twin)?.sentence).toBe('Two fields are called “status”. Give one another label.');
    expect(troubleOf(addWord(goals, 'status'))).toEqual({
      tab: 'words',
      sentence: 'One of the status words is empty. Enter it, or take it out.',
    });
    expect(troubleOf(changeKind(goals, 'goal', { name: ' action' }))?.tab).toBe('goal');
  });
});
