import { CONTROL, INVISIBLE } from '../../file-name.ts';
import { modeOf } from '../parts/grammar.ts';
import type { Meaning } from '../parts/grammar.ts';
import { runProperties } from '../parts/properties.ts';
import { isOn, under, whole } from '../parts/values.ts';
import { signAt } from '../symbols/symbols.ts';
import { leadsTo } from './fields.ts';
import type { Story } from './story.ts';
import { changedBeside, changedLooks } from './tracked.ts';

const runMode = modeOf<Story>('skip', {
  ...Object.fromEntries(
    Object.entries(runProperties).map(([name, read]) => [
      name,
      { open: (story: Story, attributes: Parameters<typeof read>[1]) => read((story.run ??= {}), attributes) },
    ]),
  ),
  ...changedBeside,
  ...changedLooks,
});

const run: Meaning<Story> = {
  open: (story) => story.beginRun(),
  close: (story) => story.beginRun(),
};

const LONGEST_ENTRY = 1000;
const SPACE_AT_ENDS = /^[ \t\r\n]+|[ \t\r\n]+$/gu;

/** White space at the ends of a text counts only where the file says so (ECMA-376-1, 17.3.3.31). */
const words: Meaning<Story> = {
  open: (story, attributes) => {
    const space = attributes['xml:space'];
    story.keepsSpace = space === undefined ? story.keepsSpaceByDefault : space === 'preserve';
  },
  text: (story, text) => story.say(story.keepsSpace ? text : text.replace(SPACE_AT_ENDS, '')),
};

/** A character by its font and place (17.3.3.30). */
const sign = (story: Story, attributes: Readonly<Record<string, string | undefined>>): void => {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  if (!Number.isNaN(code)) story.say(signAt(code, attributes['w:font']));
};

const FIELD_MARKS: Readonly<Record<string, (story: Story) => void>> = {
  begin: ({ fields }) => fields.begin(),
  separate: (story) => {
    if (!story.fields.separate()) story.document.unsafeLinks += 1;
  },
  end: (story) => {
    const shown = story.fields.end();
    if (shown === 'drawn') story.document.leaveOut('fields that only Word draws');
    else if (shown?.typed) story.say(shown.words);
    else if (shown) story.sayOnly(shown.words);
  },
};

const link: Meaning<Story> = {
  open: (story, attributes) => {
    const id = attributes['r:id'];
    const to = id === undefined ? undefined : story.relationships.get(id);
    const leads = to?.external && to.type === 'hyperlink' ? leadsTo(to.target, attributes['w:anchor']) : undefined;
    if (to && !leads) story.document.unsafeLinks += 1;
    story.links.push(leads ?? story.leads);
  },
  close: (story) => void story.links.pop(),
};

/** How an equation's signs are set, and whether they were put in. */
const equationMode = modeOf<Story>('through', { ...changedBeside });

const instruction: Meaning<Story> = {
  text: ({ dropped, fields }, text) => {
    if (dropped === 0) fields.instruct(text.replace(INVISIBLE, '').replace(CONTROL, ''));
  },
};

const choice: Meaning<Story> = {
  open: ({ fields }, attributes) => fields.choose(whole(attributes['w:val'], 0, 999) ?? 0),
};
const listMode = modeOf<Story>('skip', {
  'w:default': choice,
  'w:result': choice,
  'w:listEntry': {
    open: ({ fields }, attributes) => fields.entry((attributes['w:val'] ?? '').slice(0, LONGEST_ENTRY)),
  },
});
/** What a form field of the old kind asks (17.16.17). */
const fieldData = modeOf<Story>('through', {
  'w:ddList': { inside: () => listMode },
  'w:checkBox': { open: ({ fields }) => fields.tick(false) },
  'w:default': { open: ({ fields }, attributes) => fields.tick(isOn(attributes)) },
  'w:checked': { open: ({ fields }, attributes) => fields.tick(isOn(attributes)) },
});

const promptMode = modeOf<Story>('through', {
  'w:showingPlcHdr': {
    open: (story, attributes) => {
      const control = story.controls.at(-1);
      if (control && isOn(attributes)) control.prompt = true;
    },
  },
  'w:docPartGallery': {
    open: (story, attributes) => {
      const control = story.controls.at(-1);
      if (control && /^table of (?:contents|figures)$/iu.test(attributes['w:val'] ?? '')) control.contents = true;
    },
  },
  'w:rPr': { open: () => 'skip' },
});

/** Content controls, whole paragraphs or some words (17.5.2). */
const controls: Readonly<Record<string, Meaning<Story>>> = {
  'w:sdt': {
    open: ({ controls: open }) => void open.push({ prompt: false, contents: false }),
    close: ({ controls: open }) => void open.pop(),
  },
  'w:sdtPr': { inside: () => promptMode },
  'w:sdtEndPr': { open: () => 'skip' },
  'w:sdtContent': {
    open: (story) => {
      const { prompt = false, contents = false } = story.controls.at(-1) ?? {};
      // As it was known at the beginning: a file may say more of a control further on.
      story.controlled.push({ prompt, contents });
      if (prompt) story.prompts += 1;
      if (contents) story.contents += 1;
    },
    close: (story) => {
      const { prompt, contents } = story.controlled.pop()!;
      if (prompt) story.prompts -= 1;
      if (contents) story.contents -= 1;
    },
  },
};

/** Words with a reading above them: the words, then the reading in brackets (17.3.3.25). */
const ruby: Readonly<Record<string, Meaning<Story>>> = {
  'w:ruby': {
    open: (story) => void story.rubies.push({ reading: undefined, before: [] }),
    close: (story) => {
      const { reading } = story.rubies.pop()!;
      if (reading && !reading.blank) story.openLine().append(reading, '(', ')');
    },
  },
  'w:rt': {
    open: (story) => {
      story.rubies.at(-1)?.before.push(story.openLine().cut());
    },
    close: (story) => {
      const one = story.rubies.at(-1);
      const before = one?.before.pop();
      if (!one || !before) return;
      const reading = story.openLine().cut();
      if (one.reading) one.reading.append(reading, '', '');
      else one.reading = reading;
      story.openLine().append(before, '', '');
    },
  },
};

/** The elements inside paragraphs that make words. */
export const runMeanings: Readonly<Record<string, Meaning<Story>>> = {
  'w:r': run,
  'm:r': run,
  'w:rPr': { close: (story) => story.endRunProperties(), inside: () => runMode },
  'm:rPr': { open: () => 'skip' },
  'w:t': words,
  'w:delText': words,
  'm:t': {
    text: (story, text) => {
      // Sums and the like have a place for a power that may be empty.
      if (story.power) story.sayOnly('^');
      story.power = false;
      story.say(text);
    },
  },
  'w:tab': { open: (story) => story.sayOnly('\t') },
  'w:ptab': { open: (story) => story.sayOnly('\t') },
  'w:br': {
    open: (story, attributes) => {
      const type = attributes['w:type'];
      // Breaks of pages and columns are no part of the words.
      if (type === undefined || type === 'textWrapping') story.breakLine();
    },
  },
  'w:cr': { open: (story) => story.breakLine() },
  'w:noBreakHyphen': { open: (story) => story.say('\u2011') },
  'w:sym': { open: sign },
  'w:hyperlink': link,
  'w:fldSimple': {
    open: (story, attributes) => {
      story.fields.begin();
      story.fields.instruct(attributes['w:instr'] ?? '');
      if (!story.fields.separate()) story.document.unsafeLinks += 1;
    },
    close: (story) => under(FIELD_MARKS, 'end')?.(story),
  },
  'w:fldChar': {
    open: (story, attributes) => {
      if (story.dropped === 0) under(FIELD_MARKS, attributes['w:fldCharType'])?.(story);
    },
  },
  'w:ffData': { inside: () => fieldData },
  'w:instrText': instruction,
  'w:delInstrText': instruction,
  // Without its line and its place a fraction and a power would be other numbers.
  'm:den': { open: (story) => story.sayOnly('/') },
  'm:sup': {
    open: (story) => {
      story.power = true;
    },
    close: (story) => {
      story.power = false;
    },
  },
  'm:ctrlPr': { inside: () => equationMode },
  'm:oMath': {
    open: ({ document }) => {
      document.equations += 1;
    },
  },
  ...controls,
  ...ruby,
};
