import { INVISIBLE, CONTROL } from '../../file-name.ts';
import { SAFE_HREF } from '../../../../../shared/richtext/safe-href.ts';
import { signAt } from '../symbols/symbols.ts';
import type { Leads } from './line.ts';

interface Field {
  code: string;
  /** True until what the field shows begins. */
  isCode: boolean;
  /** As of it and all round it. */
  inCode: boolean;
  inContents: boolean;
  leads: Leads | undefined;
  /** What a form field asks (17.16.5): a tick, or one of several entries. */
  ticked: boolean | undefined;
  readonly entries: string[];
  chosen: number;
  /** True once it shows words of its own. */
  shows: boolean;
}

/** What a field shows though no words stand in it; `typed` where somebody wrote them into the form. */
export interface Shown {
  readonly words: string;
  readonly typed: boolean;
}

/** Fields may stand in one another; deeper ones are passed through. */
const DEEPEST = 32;
const MOST_ENTRIES = 100;
const LONGEST_CODE = 4096;
const LONGEST_HREF = 2000;
const HYPERLINK = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/iu;
const ANCHOR = /\\l\s+"([^"]*)"/iu;
const SYMBOL = /^\s*SYMBOL\s+(\d{1,5})\b(?:[^"]{0,40}\\f\s+"([^"]{1,60})")?/iu;
/** Numbers of the old kind, equations, buttons. */
const DRAWN = /^\s*(?:AUTONUM(?:LGL|OUT)?|LISTNUM|EQ|MACROBUTTON|GOTOBUTTON)\b/iu;
/** A contents list, or one of tables and figures. */
const CONTENTS = /^\s*TO[CA]\b/iu;

/** An address fit for a link: http, https or mailto, with nothing unseen in it; undefined for any other. */
export const leadsTo = (address: string, anchor = ''): Leads | undefined => {
  const href = address.replace(INVISIBLE, '').replace(CONTROL, '').trim();
  const whole = anchor === '' || href.includes('#') ? href : `${href}#${anchor}`;
  return whole.length <= LONGEST_HREF && SAFE_HREF.test(whole) ? { href: whole } : undefined;
};

/** The fields open at a place (ECMA-376-1, 17.16.2): instruction first, then what they show. */
export class Fields {
  readonly #open: Field[] = [];
  #deeper = 0;

  get #top(): Field | undefined {
    return this.#open.at(-1);
  }

  get inCode(): boolean {
    return this.#top?.inCode === true;
  }

  get inContents(): boolean {
    return this.#top?.inContents === true;
  }

  get leads(): Leads | undefined {
    return this.#top?.leads;
  }

  begin(): void {
    if (this.#open.length >= DEEPEST) {
      this.#deeper += 1;
      return;
    }
    const top = this.#top;
    this.#open.push({
      code: '',
      isCode: true,
      inCode: true,
      inContents: top?.inContents === true,
      leads: top?.leads,
      ticked: undefined,
      entries: [],
      chosen: 0,
      shows: false,
    });
  }

  instruct(words: string): void {
    const top = this.#top;
    if (top?.isCode && this.#deeper === 0 && top.code.length < LONGEST_CODE) top.code += words;
  }

  /** The end of the instruction: what it shows follows. False where that would lead where no link may. */
  separate(): boolean {
    const top = this.#top;
    if (!top?.isCode || this.#deeper > 0) return true;
    const round = this.#open.at(-2);
    top.isCode = false;
    top.inCode = round?.inCode === true;
    top.inContents ||= CONTENTS.test(top.code);
    const link = HYPERLINK.exec(top.code);
    if (!link) return true;
    const leads = leadsTo(link[1] ?? link[2] ?? '', ANCHOR.exec(top.code)?.[1]);
    if (leads) top.leads = leads;
    return leads !== undefined;
  }

  /** Words of the field at hand, whatever it is. */
  showed(): void {
    const top = this.#top;
    if (top) top.shows = true;
  }

  /**
   * Ends a field; gives the tick box, the entry or the sign that it shows, if it is such a field, or 'drawn' where it shows
   * what Word makes of its instruction and nobody else can tell.
   */
  end(): Shown | 'drawn' | undefined {
    if (this.#deeper > 0) {
      this.#deeper -= 1;
      return undefined;
    }
    const field = this.#open.pop();
    if (!field) return undefined;
    if (/^\s*FORMCHECKBOX\b/iu.test(field.code)) return { words: field.ticked ? '☒' : '☐', typed: false };
    if (field.shows) return undefined;
    const entry = field.entries[field.chosen];
    if (/^\s*FORMDROPDOWN\b/iu.test(field.code) && entry !== undefined) return { words: entry, typed: true };
    const [, code, font] = SYMBOL.exec(field.code) ?? [];
    if (code !== undefined) return { words: signAt(Number(code), font), typed: true };
    return DRAWN.test(field.code) ? 'drawn' : undefined;
  }

  tick(ticked: boolean): void {
    const top = this.#top;
    if (top) top.ticked = ticked;
  }

  /** An entry of the list at hand, and which of them is chosen, from 0. */
  entry(words: string): void {
    const top = this.#top;
    if (top && top.entries.length < MOST_ENTRIES) top.entries.push(words);
  }

  choose(entry: number): void {
    const top = this.#top;
    if (top) top.chosen = entry;
  }

  /**
   * A paragraph has ended. An instruction that goes on over it, or a link, lacks its end; without this all that follows
   * would be taken for it.
   */
  endParagraph(): void {
    if (this.#open.length === 0) return;
    while (this.#top?.isCode) this.#open.pop();
    for (const field of this.#open) field.leads = undefined;
  }

  /** A heading ends a contents list that was never ended. */
  endContents(): void {
    for (const field of this.#open) field.inContents = false;
  }
}
