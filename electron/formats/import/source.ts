import type { Found, ProposedPicture } from '../../../shared/plan/proposal.ts';
import { countCharacters } from '../../../shared/plan/proposal.ts';
import type { Inline, Picture } from '../../../shared/richtext/tree.ts';

/**
 * What every reader gives: a file as a run of blocks in reading order. Each block keeps the characters it was made from,
 * so that the account of characters can be drawn up without trusting the reader's idea of their meaning.
 */
interface BlockBase {
  /** Where it stood, in words a person can follow: "line 78", "table 2, row 3", "page 4". */
  readonly where: string;
  /**
   * Every character of the file that this block was made from: its words, and what has become form (a bullet typed as text,
   * Markdown's marks). Over all blocks these add up to the source. A number or bullet that the file only asks for (Word's
   * automatic numbering, a list of a web page) is no character of the file: it stands in the words or the marker, not here.
   */
  readonly source: string;
  /** Blank lines (or space enough for one) before it; 0 where it follows closely. */
  readonly gap: number;
  /**
   * How it is set, in words that are equal for lines set alike ("Body Text, bold"). By it a person changes every line like
   * one, and labels that the program does not know show themselves. Absent where the form tells nothing.
   */
  readonly look?: string | undefined;
  readonly comments?: readonly SourceComment[] | undefined;
}

/** A remark that somebody made in the margin. Its characters are beside the text and are not counted. */
export interface SourceComment {
  readonly author: string;
  /** ISO 8601, where the file says. */
  readonly date?: string | undefined;
  /** The words it is about; empty where it marks a place alone. */
  readonly on: string;
  readonly text: string;
}

export interface SourceParagraph extends BlockBase {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

/** A line that the file itself calls a heading; level 1 is the highest. An automatic number stands in front of its words. */
export interface SourceHeading extends BlockBase {
  readonly type: 'heading';
  readonly level: number;
  readonly children: readonly Inline[];
}

export interface SourceListItem extends BlockBase {
  readonly type: 'list-item';
  readonly kind: 'bullet' | 'numbered';
  /** The bullet or number as printed: "•", "2.", "(a)", "6.1.1". */
  readonly marker: string;
  /** 0 for the outermost list. */
  readonly depth: number;
  readonly children: readonly Inline[];
}

export interface SourcePicture extends BlockBase {
  readonly type: 'picture';
  /** `blob` names one of the source's `pictures`. */
  readonly picture: Picture;
}

export interface SourceCell {
  /** The column of the table's grid it begins in, from 0. */
  readonly column: number;
  /** How many columns and rows it covers: 1 and 1 unless cells were merged. Rows below do not repeat it. */
  readonly columns: number;
  readonly rows: number;
  /** A table in a cell stands here as a table. */
  readonly blocks: readonly SourceBlock[];
}

export interface SourceRow {
  /** "table 2, row 3". */
  readonly where: string;
  /** True where the file itself says that this row heads the table. */
  readonly header: boolean;
  /** In order of their columns. Cells without words are there too, with no blocks. */
  readonly cells: readonly SourceCell[];
}

/** `source` is of what is the table's own (a caption); the cells keep their own. */
export interface SourceTable extends BlockBase {
  readonly type: 'table';
  readonly caption?: string | undefined;
  /** How many columns its grid has. */
  readonly columns: number;
  readonly rows: readonly SourceRow[];
}

/** Something the reader itself knows to be no part of the plan's text: a running header, a ruling line, hidden text. */
export interface SourceAside extends BlockBase {
  readonly type: 'aside';
  /** Why it is left over, in words. */
  readonly why: string;
}

export type SourceBlock = SourceParagraph | SourceHeading | SourceListItem | SourceTable | SourcePicture | SourceAside;

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
  /** The pictures that blocks name, each once. */
  readonly pictures: readonly ProposedPicture[];
}

/** The blocks of a block's cells; none unless it is a table. */
const inside = (block: SourceBlock): SourceBlock[] =>
  block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)) : [];

/** The characters a block was made from, those of a table's cells among them. */
export const sourceOf = (block: SourceBlock): string =>
  [block.source, ...inside(block).map(sourceOf)].filter((some) => some !== '').join('\n');

/** How many characters that is. */
export const charactersOf = (block: SourceBlock): number =>
  inside(block).reduce((sum, one) => sum + charactersOf(one), countCharacters(block.source));

/** Throws where a reader's blocks do not hold the file's characters, each once: a fault of the reader. */
export const assertWhole = (source: Source): void => {
  const held = source.blocks.reduce((sum, block) => sum + charactersOf(block), 0);
  if (held !== source.characters)
    throw new Error(`The reader's blocks hold ${held} characters of the file's ${source.characters}`);
};
