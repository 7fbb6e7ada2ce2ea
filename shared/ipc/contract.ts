import type { Body, CellRef, Edition, Facts } from '../plan/records.ts';
import type { Changed, Hit, Renumbered, RetiredThing } from '../plan/change.ts';
import type { EditionView, ItemView, ProseView, SectionView } from '../plan/edition-view.ts';
import type { Characters, Found, LeftOver, NewField } from '../plan/proposal.ts';
import type { Joined } from '../plan/joined.ts';
import type { ComparedThing, Comparison } from '../plan/compared.ts';
import type { Started, Starting } from '../plan/starting.ts';
import type { Resealed, Sealing, VerifiedSeal } from '../plan/sealing.ts';
import type { Trend } from '../plan/trend.ts';
import type { ItemPair, ReviewLine, ReviewStep } from '../plan/review.ts';
import type { ItemKind, Template, Tone } from '../plan/template.ts';
import type { Tree } from '../richtext/tree.ts';
import type { Fix, Spot } from '../checks/fix.ts';
import type { ExportFormat } from './export-formats.ts';
import type { ListChange } from './list-changes.ts';

/**
 * What is answered, method by method, which the compiler holds the answering side to; what can be asked stands in `inputs.ts`.
 */

/** A plan in the list of plans. */
export interface PlanCard {
  readonly plan: string;
  readonly title: string;
  readonly edition: string;
  readonly state: 'draft' | 'sealed';
  /** Of a sealed edition: the day it was published, where that is known. */
  readonly published?: string | undefined;
  readonly ordinal: number;
  readonly items: number;
  readonly updated: number;
  /** How many items have a status of each tone; absent from cards of older versions. */
  readonly tones?: Readonly<Partial<Record<Tone | 'none', number>>> | undefined;
  /** ISO 8601. */
  readonly lastOpened: string;
  /** Set where the file could not be read: one sentence. */
  readonly trouble?: string | undefined;
}

/** An edition as the window knows it; `shared/plan/edition-name.ts` says how it is called. */
export type EditionCard = Omit<Edition, 'position'>;

export interface OpenPlan {
  readonly plan: string;
  readonly title: string;
  /** Oldest first. */
  readonly editions: readonly EditionCard[];
  readonly template: Template;
}

export interface OutlineItem {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  /** The item's name, or the first words of its first field. */
  readonly words: string;
  readonly status: { readonly words: string; readonly tone: Tone | 'none' };
  /** False where a field of edition scope is not yet written in this edition. */
  readonly updated: boolean;
  /** Set of a completed item whose last status and progress stand. */
  readonly folded?: true;
  /** Who reports on it; absent where nobody is named. */
  readonly owner?: string | undefined;
  /** Ids of the other items that it answers as well, whether they are still in the edition or not. */
  readonly answers?: readonly string[] | undefined;
  readonly items: readonly OutlineItem[];
}

export interface OutlineSection {
  readonly id: string;
  readonly number: string | null;
  readonly heading: string;
  /** Absent from a section; an annex stands at the end and has no items. */
  readonly kind?: 'annex' | undefined;
  readonly items: readonly OutlineItem[];
}

export interface Outline {
  readonly edition: string;
  readonly title: string;
  readonly sections: readonly OutlineSection[];
}

/** What the page shows: the plan's own front texts, or one section with its items. */
export interface Page {
  readonly edition: string;
  /** The front texts, on the first page only. */
  readonly front?: Pick<EditionView, 'title' | 'summary' | 'foreword' | 'contact'> | undefined;
  readonly section?: SectionView | undefined;
  /** Numbers of all items of the edition by id, for cross references. */
  readonly numbers: Readonly<Record<string, string>>;
  /** What is kept of the plan itself: its own words, its shared texts. */
  readonly facts: Facts;
  /** What status words mean in the edition, by all that the plan knows: each word as it is looked up, and its tone. */
  readonly statusWords: readonly (readonly [word: string, tone: Tone])[];
}

/** Everything that the window draws first: asked for in one go, so that a start waits once. */
export interface Opening {
  readonly open: OpenPlan;
  readonly outline: Outline;
  /** The page of the section that the subject stands in, or of the first one. */
  readonly page: Page;
}

/** What came of a save. Every outcome names the counter and hash now in the store. */
export interface Saved {
  /** `saved`: these words are on disk. `merged`: the words on disk had changed; `body` is both, and is on disk. */
  readonly outcome: 'saved' | 'merged';
  readonly counter: number;
  readonly sha256: string;
  /** ISO 8601, the time of the commit. */
  readonly savedAt: string;
  readonly body?: Tree | undefined;
  /** Paragraphs that both had changed: both stand in the text, one after the other. */
  readonly clashes: number;
}

export interface Revision {
  readonly id: string;
  readonly cell: CellRef;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly person: string;
  readonly origin: 'typed' | 'import' | 'return' | 'copy' | 'restore' | 'merge';
  /** `null` where the words were thinned out. */
  readonly body: Body | null;
}

/** An item of a proposed plan, or a section, as the review lists it. */
export interface ReviewedThing {
  readonly kind: 'section' | 'item';
  readonly number: string | null;
  readonly words: string;
  /** 0 for a section; 1 for its items, 2 for theirs. */
  readonly depth: number;
  /** The line of the file it begins at, if it begins at one. */
  readonly line: string | null;
  readonly fields: readonly {
    readonly label: string;
    /** The first 120 characters, on one line. */
    readonly words: string;
    readonly paragraphs: number;
    readonly edition: string;
    /** 1 to 6, as the lines of the file are coloured. */
    readonly colour: number;
    readonly line: string | null;
    /** For a field of status words, their tone. */
    readonly tone?: Tone | 'none' | undefined;
  }[];
}

/** What a file would become, and all that a person can change about it before it is brought in. */
export interface ImportReview {
  /** Names the proposal until it is brought in or discarded. */
  readonly proposal: string;
  readonly file: string;
  readonly title: string;
  readonly template: { readonly id: string; readonly name: string };
  /** The built-in templates it could be read by instead. */
  readonly templates: readonly { readonly id: string; readonly name: string }[];
  /** 0 to 1, and why. */
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** Oldest first; `edition` is the place of the one that the file itself is. */
  readonly editions: readonly string[];
  readonly edition: number;
  readonly items: number;
  readonly fields: number;
  readonly characters: Characters;
  /** How many lines the file has; they are asked for by `import/lines`. */
  readonly lines: number;
  readonly leftOver: readonly (LeftOver & { readonly line: string })[];
  readonly newFields: readonly NewField[];
  readonly found: Found;
  readonly notBroughtIn: readonly { readonly what: string; readonly count: number }[];
  /** Of a file with tracked changes, which text was read. */
  readonly tracked: 'accepted' | 'original';
  readonly messages: readonly string[];
  /** What is to be fixed in it, in sentences; it is brought in as written. */
  readonly findings: readonly string[];
  /** What a line can be said to be, in the words of this plan. */
  readonly kinds: readonly {
    readonly key: string;
    readonly name: string;
    readonly fields: readonly { readonly key: string; readonly label: string; readonly colour: number }[];
  }[];
  readonly outline: readonly ReviewedThing[];
  /** What was said so far. */
  readonly steps: readonly ReviewStep[];
}

/** A file held against a plan that is there already, as one more edition of it. */
export interface ImportMatch {
  readonly plan: string;
  readonly title: string;
  /** The name of the edition it comes in as. */
  readonly edition: string;
  /** How it joins the plan's editions, in a sentence: "Oct 2020 comes before October 2021, the plan’s first edition." */
  readonly joins: string;
  /** Every item of the file, in reading order, with its partner in the plan as proposed. */
  readonly pairs: readonly (ItemPair & { readonly number: string | null; readonly words: string })[];
  /** Every item of the plan that a partner can be chosen from. */
  readonly choices: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly words: string;
    readonly edition: string;
  }[];
  /** The ids of the plan's items that the file has no partner for. */
  readonly unmatched: readonly string[];
}

/** What came of a file that was brought in, as kept with the plan. Reports of older versions lack the later parts. */
export interface KeptReport {
  readonly file: string;
  /** ISO 8601. */
  readonly at: string;
  readonly edition: string;
  readonly characters: Characters;
  readonly leftOver: readonly LeftOver[];
  readonly found: Found;
  readonly notBroughtIn: readonly { readonly what: string; readonly count: number }[];
  readonly messages: readonly string[];
  /** All editions that the file told of, oldest first. */
  readonly editions?: readonly string[] | undefined;
  /** Of a file with tracked changes, which text was read. */
  readonly tracked?: 'accepted' | 'original' | undefined;
  /** The name of the template it was read by. */
  readonly template?: string | undefined;
  /** 0 to 1, and why. */
  readonly confidence?: number | undefined;
  readonly reasons?: readonly string[] | undefined;
  readonly newFields?: readonly NewField[] | undefined;
  /** Comments that stood outside every item, one a line. */
  readonly comments?: readonly string[] | undefined;
  /** Set where it joined a plan that was there: what matched, what was added, what differed. */
  readonly joined?: Joined | undefined;
}

/** Something to fix before publishing, as the facts pane shows it. */
export interface FindingCard {
  readonly check: string;
  readonly severity: 'must fix' | 'should fix' | 'note';
  /** The item and the cell it was found in; `null` where it is about the whole plan. */
  readonly item: string | null;
  readonly cell: CellRef | null;
  readonly label: string;
  readonly words: string;
  readonly sentence: string;
  readonly rule: string;
  /** The very words that are marked in the text. */
  readonly spot?: Spot | undefined;
  /** What can be done about it at a press. */
  readonly fixes?: readonly Fix[] | undefined;
}

/** What the checks found, or what changed in it. */
export interface Checked {
  /** Names these findings, for `since`. */
  readonly mark: string;
  /** All that was found; empty where `changes` tell it. */
  readonly findings: readonly FindingCard[];
  /** What makes these findings of those that were named. */
  readonly changes?: readonly ListChange<FindingCard>[] | undefined;
}

export interface Written {
  /** The name of the file, without its folder. */
  readonly name: string;
  readonly bytes: number;
  readonly messages: readonly string[];
  /** Stands for the written file, for `export/show`. */
  readonly file: string;
}

export interface Verified {
  readonly cells: number;
  readonly revisions: number;
  /** The seals of its editions, oldest first. */
  readonly seals: readonly VerifiedSeal[];
  /** One sentence for each thing that is not as it should be; empty where all is well. */
  readonly faults: readonly string[];
}

/** What a text said in an earlier edition. */
export interface SaidBefore {
  /** The edition it was written in. */
  readonly edition: string;
  readonly tree: Tree;
  /** ISO 8601: when these words were last written. */
  readonly writtenAt: string;
}

export type Look = 'system' | 'light' | 'dark';

/** What the window needs to know of the program at its start. */
export interface AppState {
  readonly version: string;
  readonly look: Look;
  readonly whitePage: boolean;
  readonly spelling: boolean;
  /** Where the person stopped: the plan, edition and cell last open, if they are still there. */
  readonly last?: { readonly plan: string; readonly edition?: string; readonly cell?: CellRef } | undefined;
  /** What the plan last open shows there; absent where it could not be read. */
  readonly opening?: Opening | undefined;
}

export interface Outputs {
  'plan/list': { readonly plans: readonly PlanCard[] };
  'plan/open': OpenPlan;
  /** At the edition named, or at the newest where that is not in the plan. */
  'plan/opening': Opening;
  'plan/outline': Outline;
  'plan/section': Page;
  'plan/find': { readonly items: readonly string[] };
  'plan/change': Changed;
  'plan/renumbering': { readonly lines: readonly Renumbered[] };
  'plan/retired': { readonly things: readonly RetiredThing[] };
  'plan/footnotes': { readonly before: Readonly<Record<string, number>> };
  /** `more`: there are more than the 1,000 that are given. */
  'find/hits': { readonly hits: readonly Hit[]; readonly more: boolean };
  'picture/add': { readonly blob: string; readonly width: number; readonly height: number };
  'picture/read': { readonly bytes: Uint8Array; readonly type: string };
  'plan/check': Checked;
  'plan/create': { readonly plan: string };
  'plan/verify': Verified;
  /** What was brought into the plan, newest first. */
  'plan/reports': { readonly reports: readonly KeptReport[] };
  'plan/save-copy': Written;
  'plan/bring-copy': { readonly plan: string };
  'cell/save': Saved;
  /** What was said before this edition, newest first. */
  'cell/layers': { readonly layers: readonly SaidBefore[] };
  'cell/revisions': { readonly revisions: readonly Revision[] };
  'edition/starting': Starting;
  'edition/start': Started;
  /** The edition that is the newest then. */
  'edition/withdraw': { readonly edition: string };
  'edition/bring-back': Record<string, never>;
  'edition/rename': Record<string, never>;
  'edition/sealing': Sealing;
  /** The ids of all editions that are sealed now and were not before. */
  'edition/seal': { readonly sealed: readonly string[] };
  'edition/reissue': Resealed;
  'plan/trend': Trend;
  'compare/list': Comparison;
  'compare/thing': ComparedThing;
  'import/propose': ImportReview;
  'import/reread': ImportReview;
  'import/revise': ImportReview;
  'import/lines': { readonly lines: readonly ReviewLine[] };
  'import/match': ImportMatch;
  /** `undo` names this bringing-in for `import/undo`; `edition` is where it came in. */
  'import/accept': { readonly plan: string; readonly edition: string; readonly undo: string };
  /** The plan as it was before; `null` where the plan itself came in with it. */
  'import/undo': { readonly plan: string | null };
  'import/discard': Record<string, never>;
  'export/write': Written;
  'export/changes': Written;
  'work/stop': { readonly stopped: number };
  /** `null` where the person chose nothing. */
  'dialog/choose-import': { readonly file: string; readonly name: string } | null;
  'dialog/clipboard-import': { readonly file: string; readonly name: string } | null;
  'dialog/choose-export': { readonly file: string; readonly name: string } | null;
  'dialog/choose-copy': { readonly file: string; readonly name: string } | null;
  'dialog/choose-plan': { readonly file: string; readonly name: string } | null;
  'dialog/choose-picture': { readonly file: string; readonly name: string } | null;
  'app/spelling': Record<string, never>;
  'app/state': AppState;
  'app/set-look': Record<string, never>;
  'app/report-unsaved': Record<string, never>;
  'link/open': { readonly opened: boolean };
  'export/show': Record<string, never>;
  'host/grant': { readonly file: string };
  'host/first-run': { readonly plan: string | null };
  'host/close': Record<string, never>;
}

/** Commands of the menu that the window carries out. */
export type MenuCommand =
  | 'home'
  | 'bring-in'
  | 'bring-in-clipboard'
  | 'reports'
  | 'export-docx'
  | 'export-pdf'
  | 'export-html'
  | 'save-copy'
  | 'save-now'
  | 'undo'
  | 'redo'
  | 'bold'
  | 'italic'
  | 'link'
  | 'paragraph'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'bullet-list'
  | 'numbered-list'
  | 'quote'
  | 'clear-formatting'
  | 'paste-plain'
  | 'superscript'
  | 'subscript'
  | 'table'
  | 'footnote'
  | 'cross-reference'
  | 'picture'
  | 'symbol'
  | 'non-breaking-space'
  | 'find'
  | 'replace'
  | 'find-everywhere'
  | 'find-in-outline'
  | 'go-to-item'
  | 'whole-plan'
  | 'add-item'
  | 'add-item-below'
  | 'add-section'
  | 'add-annex'
  | 'rename'
  | 'move-up'
  | 'move-down'
  | 'nest'
  | 'unnest'
  | 'retire'
  | 'retired'
  | 'renumber'
  | 'template'
  | 'shared-texts'
  | 'word-count'
  | 'history'
  | 'next-finding'
  | 'previous-finding'
  | 'open-copy'
  | 'settings'
  | 'palette'
  | 'previous-item'
  | 'next-item'
  | 'next-pane'
  | 'previous-pane'
  | 'toolbar'
  | 'show-last-edition'
  | 'start-edition'
  | 'rename-edition'
  | 'seal'
  | 'reissue'
  | 'trend'
  | 'fold'
  | 'compare'
  | 'next-change'
  | 'previous-change'
  | 'changes-since'
  | 'verify'
  | 'look-system'
  | 'look-light'
  | 'look-dark'
  | 'white-page'
  | 'keys'
  | 'about';

export interface Events {
  readonly menu: { readonly command: MenuCommand };
  /** `lost`: the engine stopped and is being started again. `ready`: it answers again. */
  readonly engine: { readonly state: 'lost' | 'ready' | 'gone' };
  /** The window is about to close: save what is unsaved, then call `app/report-unsaved`. */
  readonly closing: Record<string, never>;
  readonly 'file-dropped': { readonly file: string; readonly name: string };
  /** A word that the person says is spelled right in this plan. */
  readonly spelling: { readonly add: string };
}

/** How an answer travels: a value, or one sentence for the person. `fault` marks an error of the program's own. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string; readonly fault: boolean };

export type { EditionView, ExportFormat, ItemKind, ItemView, ProseView, SectionView };
