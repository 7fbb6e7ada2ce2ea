import type { Package } from '../../package/open-package.ts';
import { modeOf, visitorOf } from '../parts/grammar.ts';
import { isOn, twips, under, whole } from '../parts/values.ts';

/** One level of a list (ECMA-376-1, 17.9.6). */
export interface Level {
  start: number;
  /** The name of its number format ("lowerRoman"), or 'bullet' or 'none'. */
  format: string;
  /** How a format of one's own is written ("001, 002, 003, …"), where `format` is 'custom'. */
  pattern?: string;
  /** "%1.%2" with the places of numbers. */
  text: string;
  suffix: 'tab' | 'space' | 'nothing';
  /** The level, counted from 1, whose numbers begin this one anew; 0 where none does. */
  restart?: number;
  /** Every number in it is printed in figures. */
  legal: boolean;
  /** The paragraph style that has this level. */
  style?: string;
  picture: boolean;
  font?: string;
  /** Indent of its words from the left, in twentieths of a point. */
  left?: number;
}

/** A list's levels by place (17.9.1). */
export interface AbstractList {
  readonly id: string;
  readonly levels: Map<number, Level>;
  /** The numbering style that these levels belong to, and the one whose levels are used instead. */
  styleLink?: string;
  numStyleLink?: string;
}

export interface Override {
  start?: number;
  level?: Level;
}

/** What paragraphs name: a list, with some levels changed (17.9.15). */
export interface List {
  abstract: string;
  readonly overrides: Map<number, Override>;
}

export interface Definitions {
  readonly abstracts: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, List>;
}

interface Reading {
  readonly abstracts: Map<string, AbstractList>;
  readonly lists: Map<string, List>;
  abstract: AbstractList | undefined;
  list: List | undefined;
  override: Override | undefined;
  level: Level | undefined;
}

const LAST_LEVEL = 8;
const LARGEST = 0x7fffffff;
/** A level's text is a few characters; it is printed once a paragraph. */
const LONGEST_TEXT = 256;

const newLevel = (): Level => ({
  start: 0,
  format: 'decimal',
  text: '',
  suffix: 'tab',
  legal: false,
  picture: false,
});

type Reader = (level: Level, attributes: Readonly<Record<string, string | undefined>>) => void;

const SUFFIXES: Readonly<Record<string, Level['suffix']>> = { tab: 'tab', space: 'space', nothing: 'nothing' };

/** The elements of a level. */
const levelReaders: Readonly<Record<string, Reader>> = {
  'w:start': (level, attributes) => {
    level.start = whole(attributes['w:val'], 0, LARGEST) ?? 0;
  },
  'w:numFmt': (level, attributes) => {
    level.format = attributes['w:val'] ?? 'decimal';
    if (attributes['w:format'] !== undefined) level.pattern = attributes['w:format'].slice(0, LONGEST_TEXT);
  },
  'w:lvlText': (level, attributes) => {
    level.text = (attributes['w:val'] ?? '').slice(0, LONGEST_TEXT);
  },
  'w:suff': (level, attributes) => {
    level.suffix = under(SUFFIXES, attributes['w:val']) ?? 'tab';
  },
  'w:lvlRestart': (level, attributes) => {
    const after = whole(attributes['w:val'], 0, LAST_LEVEL + 1);
    if (after !== undefined) level.restart = after;
  },
  'w:isLgl': (level, attributes) => {
    level.legal = isOn(attributes);
  },
  'w:pStyle': (level, attributes) => {
    if (attributes['w:val'] !== undefined) level.style = attributes['w:val'];
  },
  'w:lvlPicBulletId': (level) => {
    level.picture = true;
  },
  'w:rFonts': (level, attributes) => {
    const font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? attributes['w:cs'];
    if (font !== undefined) level.font = font;
  },
  'w:ind': (level, attributes) => {
    const left = twips(attributes['w:left'] ?? attributes['w:start']);
    if (left !== undefined) level.left = left;
  },
};

const levelMode = modeOf<Reading>(
  'through',
  Object.fromEntries(
    Object.entries(levelReaders).map(([name, read]) => [
      name,
      { open: (state: Reading, attributes: Parameters<Reader>[1]) => state.level && read(state.level, attributes) },
    ]),
  ),
);

const levelPlace = (attributes: Readonly<Record<string, string | undefined>>): number =>
  whole(attributes['w:ilvl'], 0, LAST_LEVEL) ?? 0;

const level = {
  open: (state: Reading, attributes: Readonly<Record<string, string | undefined>>): void => {
    state.level = newLevel();
    if (state.override) state.override.level = state.level;
    else state.abstract?.levels.set(levelPlace(attributes), state.level);
  },
  close: (state: Reading): void => {
    state.level = undefined;
  },
  inside: () => levelMode,
};

const abstractMode = modeOf<Reading>('skip', {
  'w:lvl': level,
  'w:styleLink': {
    open: ({ abstract }, attributes) => {
      if (abstract && attributes['w:val'] !== undefined) abstract.styleLink = attributes['w:val'];
    },
  },
  'w:numStyleLink': {
    open: ({ abstract }, attributes) => {
      if (abstract && attributes['w:val'] !== undefined) abstract.numStyleLink = attributes['w:val'];
    },
  },
});

const listMode = modeOf<Reading>('skip', {
  'w:abstractNumId': {
    open: ({ list }, attributes) => {
      if (list) list.abstract = attributes['w:val'] ?? '';
    },
  },
  'w:lvlOverride': {
    open: (state, attributes) => {
      state.override = {};
      state.list?.overrides.set(levelPlace(attributes), state.override);
    },
    close: (state) => {
      state.override = undefined;
    },
  },
  'w:startOverride': {
    open: ({ override }, attributes) => {
      if (override) override.start = whole(attributes['w:val'], 0, LARGEST) ?? 0;
    },
  },
  'w:lvl': level,
});

const partMode = modeOf<Reading>('skip', {
  'w:numbering': {},
  'w:abstractNum': {
    open: (state, attributes) => {
      const id = attributes['w:abstractNumId'] ?? '';
      state.abstract = { id, levels: new Map() };
      state.abstracts.set(id, state.abstract);
    },
    close: (state) => {
      state.abstract = undefined;
    },
    inside: () => abstractMode,
  },
  'w:num': {
    open: (state, attributes) => {
      state.list = { abstract: '', overrides: new Map() };
      state.lists.set(attributes['w:numId'] ?? '', state.list);
    },
    close: (state) => {
      state.list = undefined;
    },
    inside: () => listMode,
  },
});

/** The lists that a Word file defines; none where `part` is missing. Throws as `Package.walk` does. */
export const readNumbering = (pkg: Package, part: string | undefined): Definitions => {
  const state: Reading = {
    abstracts: new Map(),
    lists: new Map(),
    abstract: undefined,
    list: undefined,
    override: undefined,
    level: undefined,
  };
  if (part !== undefined) pkg.walk(part, visitorOf(state, partMode));
  return state;
};
