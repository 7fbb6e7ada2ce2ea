import type { Found, ProposedPicture } from '../../../../../shared/plan/proposal.ts';
import { NOTHING_FOUND } from '../../../../../shared/plan/proposal.ts';
import type { Paragraph } from '../../../../../shared/richtext/tree.ts';
import type { ReadOptions } from '../../formats.ts';
import type { Package } from '../../package/open-package.ts';
import type { SourceAside } from '../../source.ts';
import type { Definitions } from '../numbering/definitions.ts';
import { counterOf } from '../numbering/counter.ts';
import type { Counter } from '../numbering/counter.ts';
import type { Styles } from '../parts/styles.ts';

/** A footnote or endnote as read, until its mark is met in the text. */
export interface Note {
  readonly where: string;
  readonly paragraphs: readonly Paragraph[];
  readonly source: string;
  readonly characters: number;
  /** What of it cannot stand in a note. */
  readonly asides: readonly SourceAside[];
  /** Its mark was met; 'dropped' where only text that a tracked change took away has it. */
  met: 'no' | 'dropped' | 'yes';
}

/** A comment as read; `on` is filled while the words it is about go by. */
export interface Remark {
  readonly author: string;
  readonly date?: string | undefined;
  on: string;
  readonly text: string;
  placed: boolean;
}

/** The numbers of a file's parts and pieces that are told of, while they are counted. */
type Counts = { -readonly [what in keyof Found]: number };

/** What the walks over one file's parts share, and where they write down what they met. */
export class Document {
  readonly pkg: Package;
  readonly styles: Styles;
  readonly tracked: ReadOptions['tracked'];
  readonly #definitions: Definitions;
  readonly #counters: Counter[] = [];
  notes: ReadonlyMap<string, Note> = new Map();
  comments: ReadonlyMap<string, Remark> = new Map();
  readonly found: Counts = { ...NOTHING_FOUND };
  readonly notBroughtIn = new Map<string, number>();
  readonly messages: string[] = [];
  readonly pictures = new Map<string, ProposedPicture>();
  /** The pictures read so far by their parts; undefined for a part that is none. One may stand in a hundred places. */
  readonly pictureParts = new Map<string, ProposedPicture | undefined>();
  /** Characters of notes that stand at a second mark and further ones. */
  repeated = 0;
  /** The parts of headers and footers that sections name, each once. */
  readonly headers = new Set<string>();
  readonly footers = new Set<string>();
  /** Paragraphs with characters that are not seen. */
  unseen = 0;
  equations = 0;
  unsafeLinks = 0;
  readonly mergedTables: string[] = [];

  constructor(pkg: Package, styles: Styles, definitions: Definitions, tracked: ReadOptions['tracked']) {
    this.pkg = pkg;
    this.styles = styles;
    this.tracked = tracked;
    this.#definitions = definitions;
  }

  /** Something that was met and does not come in; `what` names several of it. */
  leaveOut(what: string, count = 1): void {
    if (count > 0) this.notBroughtIn.set(what, (this.notBroughtIn.get(what) ?? 0) + count);
  }

  /** Counts lists anew, as the text, the notes and the headers each do. */
  counter(): Counter {
    const counter = counterOf(this.#definitions, (style) => this.styles.numbering(style));
    this.#counters.push(counter);
    return counter;
  }

  get unknownFormats(): string[] {
    return [...new Set(this.#counters.flatMap((counter) => [...counter.unknownFormats]))];
  }
}
