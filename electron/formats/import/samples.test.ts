import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countCharacters } from '../../../shared/plan/proposal.ts';
import type { Proposal } from '../../../shared/plan/proposal.ts';
import { itemsOf } from '../../../shared/plan/edition-view.ts';
import type { ShowJson } from '../../../shared/plan/show.ts';
import { propose } from './index.ts';
import { showOf, viewOf } from './plan-in-memory.test-help.ts';

const root = new URL('../../../', import.meta.url).pathname;
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(root, 'samples', name)));
const proposed = async (name: string): Promise<Proposal> => (await propose(bytesOf(name), name)).proposal;

/** Compares with what is expected by the project's own validator, and returns what it prints. */
const samePlan = (name: string, actual: ShowJson): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  try {
    const file = join(folder, 'actual.json');
    writeFileSync(file, JSON.stringify(actual));
    const expected = join(root, 'samples/expected', `${name}.show.json`);
    return spawnSync(process.execPath, [join(root, 'e2e/validators/same-plan.mjs'), expected, file], {
      encoding: 'utf8',
    }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const FORMS = [
  'asl-action-plan-2021.txt',
  'asl-action-plan-2021.docx',
  'asl-action-plan-2021-tables.docx',
  'asl-action-plan-2021.html',
  'asl-action-plan-2021.pdf',
  'learning-together-2018-2021.txt',
  'learning-together-2018-2021.docx',
];

/** The contact lines are nowhere in this file, so that no reading of it can give them. */
const NO_CONTACT = 'asl-action-plan-2021-tables.docx';
const ONLY_THE_CONTACT = /^contact: expected [^\n]*\n77 compared, 1 differ/;

describe('the real plans, in every form they have', () => {
  it.each(FORMS)('%s comes in as expected, every character accounted for', async (file) => {
    const name = file.replace(/(?:-tables)?\.\w+$/u, '');
    const { source, proposal } = await propose(bytesOf(file), file);
    expect(samePlan(name, showOf(proposal))).toMatch(
      file === NO_CONTACT ? ONLY_THE_CONTACT : /^\d+ compared, 0 differ/,
    );
    const { characters, leftOver } = proposal;
    expect(characters.source).toBe(source.characters);
    expect(characters.placed + characters.leftOver).toBe(characters.source);
    expect(characters.leftOver).toBe(leftOver.reduce((sum, one) => sum + countCharacters(one.text), 0));
  });
});

describe('the real plans as text', () => {
  it.each(['asl-action-plan-2021', 'learning-together-2018-2021'])(
    '%s: what is left over is the page’s own',
    async (name) => {
      const { leftOver } = await proposed(`${name}.txt`);
      const expected = JSON.parse(
        readFileSync(join(root, 'samples/expected', `${name}.show.json`), 'utf8'),
      ) as ShowJson;
      expect(leftOver.map(({ text }) => text)).toEqual(expected.leftOver);
    },
  );

  it.each(['asl-action-plan-2021.txt', 'asl-action-plan-2020.txt', 'learning-together-2018-2021.txt'])(
    '%s: every character is placed or left over',
    async (name) => {
      const { characters, leftOver } = await proposed(name);
      expect(characters.source).toBe(countCharacters(new TextDecoder().decode(bytesOf(name))));
      expect(characters.placed + characters.leftOver).toBe(characters.source);
      expect(characters.leftOver).toBe(leftOver.reduce((sum, one) => sum + countCharacters(one.text), 0));
    },
  );

  it('reads the edition before any progress', async () => {
    const proposal = await proposed('asl-action-plan-2020.txt');
    expect(proposal.editions).toEqual(['Oct 2020']);
    const view = viewOf(proposal);
    expect(itemsOf(view).map(({ number }) => number)).toEqual(['6.1', '6.1.1', '6.1.2', '6.1.3', '6.1.4']);
    for (const item of itemsOf(view))
      expect(item.fields.map(({ key, state }) => [key, state])).toEqual([
        ['recommendation', 'written'],
        ['response', 'written'],
        ['actions', 'written'],
        ['timescale', 'written'],
        ['status', 'empty'],
        ['progress', 'empty'],
      ]);
  });

  it('puts text under a label that names an edition at that edition, all else at the file’s own', async () => {
    const proposal = await proposed('asl-action-plan-2021.txt');
    expect(proposal.editions).toEqual(['Oct 2020', 'Oct 2021']);
    const earlier = viewOf(proposal, 0);
    expect(earlier.sections[0]!.printed).toBe('6.1 Relationships between Schools and Parents');
    const states = (view: typeof earlier): string[] =>
      itemsOf(view)[1]!.fields.map(({ key, state }) => `${key} ${state}`);
    expect(states(earlier)).toEqual([
      'recommendation empty',
      'response empty',
      'actions written',
      'timescale empty',
      'status empty',
      'progress empty',
    ]);
    expect(states(viewOf(proposal))).toContain('actions rolled-on');
    expect(states(viewOf(proposal))).toContain('response written');
  });

  it('says where each piece left over stood, and why', async () => {
    expect((await proposed('asl-action-plan-2021.txt')).leftOver).toEqual([
      { text: 'There is a problem', where: 'line 97', why: 'Page furniture' },
      { text: 'Thanks for your feedback', where: 'line 98', why: 'Page furniture' },
    ]);
  });

  it('keeps the quotation with who said it, lists as lists and the headings over them', async () => {
    const { sections, editions, template } = await proposed('learning-together-2018-2021.txt');
    expect(editions).toEqual(['2018 – 2021']);
    expect(template.kinds[0]!.childrenHeading).toBe('National Actions:');
    expect(sections[0]!.narrative.map(({ type }) => type)).toEqual(
      'paragraph paragraph paragraph paragraph quote heading list heading list'.split(' '),
    );
  });
});
