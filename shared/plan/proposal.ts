import type { Tree } from '../richtext/tree.ts';
import type { Template } from './template.ts';

/** Words of a proposed plan and the edition (by its place in `editions`) that they were written in. */
export interface ProposedText {
  readonly tree: Tree;
  readonly edition: number;
}

export interface ProposedField extends ProposedText {
  readonly key: string;
  /** The label as the file has it. */
  readonly label: string;
}

export interface ProposedItem {
  readonly kind: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly fields: readonly ProposedField[];
  readonly items: readonly ProposedItem[];
  /** Comments that stood in the item, for the team's own notes. Absent where there were none. */
  readonly notes?: Tree | undefined;
}

export interface ProposedSection {
  readonly number: string | null;
  readonly heading: string;
  readonly narrative: Tree;
  readonly items: readonly ProposedItem[];
}

/** A picture that comes in with the words. */
export interface ProposedPicture {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A label that the template did not know, offered as a field of its own: the proposed template has it already. */
export interface NewField {
  readonly kind: string;
  readonly key: string;
  readonly label: string;
  /** How many items have it. */
  readonly items: number;
}

/** A piece of the source that found no place in the plan. */
export interface LeftOver {
  readonly text: string;
  /** Where it stood, in words: "line 78". */
  readonly where: string;
  /** Why it was left over, in words: "Page furniture". */
  readonly why: string;
}

/**
 * The account of characters: Unicode code points other than white space. `source` = `placed` + `leftOver`, or the reader
 * is at fault.
 */
export interface Characters {
  readonly source: number;
  readonly placed: number;
  readonly leftOver: number;
}

export const NOTHING_FOUND = {
  trackedChanges: 0,
  comments: 0,
  headers: 0,
  footers: 0,
  pictures: 0,
  textBoxes: 0,
  footnotes: 0,
};
/** What a file held beside its text, counted. */
export type Found = { readonly [what in keyof typeof NOTHING_FOUND]: number };

/** A plan as read from a file, before anything is kept. */
export interface Proposal {
  readonly title: string;
  readonly summary: Tree;
  readonly contact: Tree;
  readonly template: Template;
  /** The names of the editions found, oldest first. Never empty. */
  readonly editions: readonly string[];
  /** The place in `editions` of the edition that the file itself is. */
  readonly edition: number;
  readonly sections: readonly ProposedSection[];
  readonly leftOver: readonly LeftOver[];
  /** Comments that stood outside every item. */
  readonly notes: Tree;
  readonly newFields: readonly NewField[];
  readonly pictures: readonly ProposedPicture[];
  readonly characters: Characters;
  readonly found: Found;
  readonly notBroughtIn: readonly { readonly what: string; readonly count: number }[];
  /** How sure the recogniser is that this is the right template, 0 to 1, and why. */
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** What a person should know about what was read, in sentences. */
  readonly messages: readonly string[];
}

const WHITE = /\s/u;

/** Code points other than white space: what the account of characters counts. */
export const countCharacters = (text: string): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A whole file is counted more than once, and nearly all of it is ASCII: no pattern is asked there.
    if (code < 0x80) count += code === 0x20 || (code >= 0x09 && code <= 0x0d) ? 0 : 1;
    else if (code >= 0xd800 && code < 0xe000) {
      if (text.codePointAt(at)! > 0xffff) at += 1;
      count += 1;
    } else if (!WHITE.test(text[at]!)) count += 1;
  }
  return count;
};

/** Every item of a proposal, in reading order. */
export const proposedItems = (sections: readonly ProposedSection[]): ProposedItem[] => {
  const withBelow = (item: ProposedItem): ProposedItem[] => [item, ...item.items.flatMap(withBelow)];
  return sections.flatMap((section) => section.items.flatMap(withBelow));
};
