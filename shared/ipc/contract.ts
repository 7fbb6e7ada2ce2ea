import { z } from 'zod';
import { cellRefSchema, prosePartSchema } from '../plan/records.ts';
import type { Body, CellRef } from '../plan/records.ts';
import type { EditionView, ItemView, ProseView, SectionView } from '../plan/edition-view.ts';
import type { Characters, LeftOver } from '../plan/proposal.ts';
import type { ItemKind, Template, Tone } from '../plan/template.ts';
import type { Tree } from '../richtext/tree.ts';
import { treeSchema } from '../richtext/tree-schema.ts';
import { FORMATS } from './export-formats.ts';
import type { ExportFormat } from './export-formats.ts';
import type { Method } from './methods.ts';

/**
 * What can be asked and what is answered, method by method. Inputs are schemas, checked at the door of the process that
 * answers; outputs are types, which the compiler holds the answering side to.
 */

/** Stands for a file the person chose, to read or to write, while the engine runs; the window never sees a path. */
const fileHandle = z.string().min(1).max(64);
const id = z.string().min(1).max(64);
/** A cell of words: not its place, its facts or its template, which no method of the window writes or reads. */
const proseCell = cellRefSchema.extend({ part: prosePartSchema });

/** A plan in the list of plans. */
export interface PlanCard {
  readonly plan: string;
  readonly title: string;
  readonly edition: string;
  readonly state: 'draft' | 'sealed';
  readonly ordinal: number;
  readonly items: number;
  readonly updated: number;
  /** ISO 8601. */
  readonly lastOpened: string;
  /** Set where the file could not be read: one sentence. */
  readonly trouble?: string | undefined;
}

export interface EditionCard {
  readonly id: string;
  readonly label: string;
  readonly state: 'draft' | 'sealed';
}

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
  readonly items: readonly OutlineItem[];
}

export interface OutlineSection {
  readonly id: string;
  readonly number: string | null;
  readonly heading: string;
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
  readonly front?: Pick<EditionView, 'title' | 'summary' | 'contact'> | undefined;
  readonly section?: SectionView | undefined;
  /** Numbers of all items of the edition by id, for cross references. */
  readonly numbers: Readonly<Record<string, string>>;
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

export interface ImportReview {
  /** Names the proposal until it is brought in or discarded. */
  readonly proposal: string;
  readonly file: string;
  readonly title: string;
  readonly template: string;
  readonly editions: readonly string[];
  readonly items: number;
  readonly fields: number;
  readonly characters: Characters;
  readonly leftOver: readonly LeftOver[];
  readonly messages: readonly string[];
  readonly outline: readonly {
    readonly number: string | null;
    readonly words: string;
    readonly depth: number;
    readonly fields: readonly { readonly label: string; readonly words: string; readonly edition: string }[];
  }[];
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
  /** One sentence for each thing that is not as it should be; empty where all is well. */
  readonly faults: readonly string[];
}

const look = z.enum(['system', 'light', 'dark']);
export type Look = z.infer<typeof look>;

/** What the window needs to know of the program at its start. */
export interface AppState {
  readonly version: string;
  readonly look: Look;
  readonly whitePage: boolean;
  /** Where the person stopped: the plan, edition and cell last open, if they are still there. */
  readonly last?: { readonly plan: string; readonly edition?: string; readonly cell?: CellRef } | undefined;
  /** What the plan last open shows there; absent where it could not be read. */
  readonly opening?: Opening | undefined;
}

const last = z.strictObject({ plan: id, edition: id.optional(), cell: cellRefSchema.optional() });

/** Input schemas by method. */
export const inputs = {
  'plan/list': z.strictObject({}),
  'plan/open': z.strictObject({ plan: id }),
  'plan/opening': z.strictObject({ plan: id, edition: id.optional(), subject: id.optional() }),
  'plan/outline': z.strictObject({ plan: id, edition: id }),
  'plan/section': z.strictObject({ plan: id, edition: id, section: id.nullable() }),
  'plan/find': z.strictObject({ plan: id, edition: id, words: z.string().max(200) }),
  'plan/check': z.strictObject({ plan: id, edition: id }),
  'plan/create': z.strictObject({
    template: id,
    title: z.string().trim().min(1).max(400),
    edition: z.string().max(80),
  }),
  'plan/verify': z.strictObject({ plan: id }),
  'plan/save-copy': z.strictObject({ plan: id, file: fileHandle }),
  'cell/save': z.strictObject({
    plan: id,
    cell: proseCell,
    /** What the writer started from: the cell's counter, and the words themselves for a merge. */
    base: z.strictObject({ counter: z.number().int().nonnegative(), body: treeSchema }),
    body: treeSchema,
    /** The sitting of the window that writes, so that history is kept at its first edit. */
    sitting: id,
  }),
  'cell/layers': z.strictObject({ plan: id, cell: proseCell }),
  'cell/revisions': z.strictObject({ plan: id, cell: proseCell }),
  'edition/start': z.strictObject({ plan: id, label: z.string().trim().min(1).max(80) }),
  'import/propose': z.strictObject({ file: fileHandle }),
  'import/accept': z.strictObject({ proposal: id }),
  'import/discard': z.strictObject({ proposal: id }),
  'export/write': z.strictObject({ plan: id, edition: id, format: z.enum(FORMATS), file: fileHandle }),
  /** Ends the reading or the publishing that is under way; what was asked for is answered with a sentence. */
  'work/stop': z.strictObject({}),
  'dialog/choose-import': z.strictObject({}),
  'dialog/choose-export': z.strictObject({ format: z.enum(FORMATS), suggested: z.string().max(200) }),
  'dialog/choose-copy': z.strictObject({ suggested: z.string().max(200) }),
  'app/state': z.strictObject({}),
  'app/set-look': z.strictObject({ look: look.optional(), whitePage: z.boolean().optional(), last: last.optional() }),
  'app/report-unsaved': z.strictObject({ unsaved: z.boolean() }),
  'link/open': z.strictObject({ href: z.string().max(4000) }),
  'export/show': z.strictObject({ file: fileHandle }),
  'host/grant': z.strictObject({ path: z.string(), purpose: z.enum(['read', 'write']) }),
  'host/first-run': z.strictObject({ sample: z.string() }),
  'host/close': z.strictObject({}),
} satisfies Record<Method, z.ZodType>;

export type Inputs = { readonly [M in Method]: z.input<(typeof inputs)[M]> };

export interface Outputs {
  'plan/list': { readonly plans: readonly PlanCard[] };
  'plan/open': OpenPlan;
  /** At the edition named, or at the newest where that is not in the plan. */
  'plan/opening': Opening;
  'plan/outline': Outline;
  'plan/section': Page;
  'plan/find': { readonly items: readonly string[] };
  'plan/check': { readonly findings: readonly FindingCard[] };
  'plan/create': { readonly plan: string };
  'plan/verify': Verified;
  'plan/save-copy': Written;
  'cell/save': Saved;
  /** What was said before this edition, newest first. */
  'cell/layers': { readonly layers: readonly { readonly edition: string; readonly tree: Tree }[] };
  'cell/revisions': { readonly revisions: readonly Revision[] };
  'edition/start': { readonly edition: string; readonly rolledOn: number; readonly history: number };
  'import/propose': ImportReview;
  'import/accept': { readonly plan: string };
  'import/discard': Record<string, never>;
  'export/write': Written;
  'work/stop': { readonly stopped: number };
  /** `null` where the person chose nothing. */
  'dialog/choose-import': { readonly file: string; readonly name: string } | null;
  'dialog/choose-export': { readonly file: string; readonly name: string } | null;
  'dialog/choose-copy': { readonly file: string; readonly name: string } | null;
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
  | 'find'
  | 'previous-item'
  | 'next-item'
  | 'next-pane'
  | 'previous-pane'
  | 'toolbar'
  | 'show-last-edition'
  | 'start-edition'
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
}

/** How an answer travels: a value, or one sentence for the person. `fault` marks an error of the program's own. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string; readonly fault: boolean };

export type { EditionView, ExportFormat, ItemKind, ItemView, ProseView, SectionView };
