import type { Found } from '../../../shared/plan/proposal.ts';
import { countCharacters } from '../../../shared/plan/proposal.ts';
import type { Inline, Table } from '../../../shared/richtext/tree.ts';

/**
 * What every reader gives: a file as a run of blocks in reading order. Each block keeps the characters it was made from,
 * so that the account of characters can be drawn up without trusting the reader's idea of their meaning.
 */
interface BlockBase {
  /** Where it stood, in words a person can follow: "line 78", "table 2, row 3". */
  readonly where: string;
  /**
   * Every character of the file that this block was made from: its words, and what has become form (a bullet, a number
   * made by a list, Markdown's marks). Over all blocks these add up to the source.
   */
  readonly source: string;
  /** Blank lines (or space enough for one) before it; 0 where it follows closely. */
  readonly gap: number;
}

export interface SourceParagraph extends BlockBase {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

/** A line that the file itself calls a heading; level 1 is the highest. */
export interface SourceHeading extends BlockBase {
  readonly type: 'heading';
  readonly level: number;
  readonly children: readonly Inline[];
}

export interface SourceListItem extends BlockBase {
  readonly type: 'list-item';
  readonly kind: 'bullet' | 'numbered';
  /** The bullet or number as printed: "•", "2.", "(a)". */
  readonly marker: string;
  /** 0 for the outermost list. */
  readonly depth: number;
  readonly children: readonly Inline[];
}

export interface SourceTable extends BlockBase {
  readonly type: 'table';
  readonly table: Table;
}

/** Something the reader itself knows to be no part of the plan's text: a running header, a ruling line, a picture. */
export interface SourceAside extends BlockBase {
  readonly type: 'aside';
  /** Why it is left over, in words. */
  readonly why: string;
}

export type SourceBlock = SourceParagraph | SourceHeading | SourceListItem | SourceTable | SourceAside;

/** The blocks that are one line of words. */
export type SourceLine = SourceParagraph | SourceHeading | SourceListItem;

export interface Source {
  readonly blocks: readonly SourceBlock[];
  /** Code points other than white space in the file, counted by the reader apart from its blocks. */
  readonly characters: number;
  /** What the file's own properties give as its title, if they do. */
  readonly title?: string | undefined;
  readonly found: Found;
  readonly notBroughtIn: readonly { readonly what: string; readonly count: number }[];
  /** What a person should know about the reading, in sentences. */
  readonly messages: readonly string[];
}

/** Throws where a reader's blocks do not hold the file's characters, each once: a fault of the reader. */
export const assertWhole = (source: Source): void => {
  const held = source.blocks.reduce((sum, block) => sum + countCharacters(block.source), 0);
  if (held !== source.characters)
    throw new Error(`The reader's blocks hold ${held} characters of the file's ${source.characters}`);
};
