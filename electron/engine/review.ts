import { fullStops } from '../../shared/checks/full-stops.ts';
import { responseWording } from '../../shared/checks/response-wording.ts';
import type { ImportReview, ReviewedThing } from '../../shared/ipc/contract.ts';
import { longName, sameEdition } from '../../shared/plan/edition-name.ts';
import { bareLabel } from '../../shared/plan/printed-words.ts';
import { proposedItems } from '../../shared/plan/proposal.ts';
import type { ProposedField, ProposedItem, ProposedSection, Proposal } from '../../shared/plan/proposal.ts';
import { viewOfProposal } from '../../shared/plan/proposal-view.ts';
import type { ReviewLine } from '../../shared/plan/review.ts';
import { toneOf } from '../../shared/plan/template.ts';
import type { ItemKind } from '../../shared/plan/template.ts';
import { plainLines, plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { templates } from '../../shared/templates/index.ts';
import type { Proposed } from './desk.ts';

/** As many characters of an item's words as the review shows, and of a field's: there are many more of those. */
const SHOWN = 240;
const SHOWN_OF_FIELD = 120;
/** As many faults of one kind as it names one by one. */
const NAMED = 20;

/** The first characters on one line. More than those are not looked at: a field may be a chapter. */
const shown = (words: string, most: number): string =>
  words
    .slice(0, 4 * most)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, most);
const firstWords = (tree: Tree): string => shown(plainText(tree), SHOWN);

/** What an item is called in a list: its name, or the first words of its first field. */
export const wordsOfProposed = (item: ProposedItem): string => item.name ?? firstWords(item.fields[0]?.tree ?? []);

/** 1 to 6 by the place of a field among its kind's; 1 for one that the kind does not have. */
const colourOf = (kind: ItemKind | undefined, key: string): number =>
  (Math.max(kind?.fields.findIndex((field) => field.key === key) ?? 0, 0) % 6) + 1;

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Finds the lines that sections, items and fields begin at. */
class Beginnings {
  readonly #items = new Map<number, ReviewLine[]>();
  readonly #sections: readonly ReviewLine[];
  readonly #used = new Set<ReviewLine>();
  #section = 0;

  constructor(lines: readonly ReviewLine[]) {
    this.#sections = lines.filter((line) => line.goesTo === 'section' && line.begins);
    for (const line of lines) {
      if (line.item === null) continue;
      const list = this.#items.get(line.item);
      if (list) list.push(line);
      else this.#items.set(line.item, [line]);
    }
  }

  /** Sections are asked for in reading order. One that the file has no heading for begins at no line. */
  section({ number, heading }: ProposedSection): string | null {
    const wanted = bare([number, heading].filter(Boolean).join(' '));
    const words = bare(heading);
    for (let at = this.#section; at < this.#sections.length; at += 1) {
      const line = bare(this.#sections[at]!.words);
      const fits =
        line !== '' && (line === wanted || line === words || wanted.startsWith(line) || line.endsWith(words));
      if (!fits) continue;
      this.#section = at + 1;
      return this.#sections[at]!.id;
    }
    return null;
  }

  /** Where one heading is of a section and of its first item, the item begins there too. */
  item(at: number, heading: string | null): string | null {
    const lines = this.#items.get(at) ?? [];
    return lines.find((line) => line.goesTo === 'item' && line.begins)?.id ?? heading ?? lines[0]?.id ?? null;
  }

  field(at: number, key: string, edition: string): ReviewLine | undefined {
    const lines = (this.#items.get(at) ?? []).filter((line) => line.field === key && line.begins);
    const unused = lines.filter((line) => !this.#used.has(line));
    const found =
      unused.find((line) => line.edition !== undefined && sameEdition(line.edition, edition)) ?? unused[0] ?? lines[0];
    if (found) this.#used.add(found);
    return found;
  }
}

const outlineOf = ({ sections, editions, template }: Proposal, lines: readonly ReviewLine[]): ReviewedThing[] => {
  const beginnings = new Beginnings(lines);
  const kinds = new Map(template.kinds.map((kind) => [kind.key, kind]));
  let items = 0;
  const reviewedField = (at: number, kind: ItemKind | undefined) => (field: ProposedField) => {
    const edition = editions[field.edition] ?? '';
    const line = beginnings.field(at, field.key, edition);
    const paragraphs = plainLines(field.tree).filter((one) => one.trim() !== '');
    const words = shown(paragraphs.join(' '), SHOWN_OF_FIELD);
    const isStatus = kind?.fields.some((one) => one.key === field.key && one.vocabulary === 'status') ?? false;
    return {
      label: field.label,
      words,
      paragraphs: paragraphs.length,
      edition: longName(edition),
      colour: line && line.colour > 0 ? line.colour : colourOf(kind, field.key),
      line: line?.id ?? null,
      ...(isStatus ? { tone: toneOf(template, words) ?? ('none' as const) } : {}),
    };
  };
  const reviewed = (item: ProposedItem, depth: number, heading: string | null): ReviewedThing[] => {
    const at = items;
    items += 1;
    const thing: ReviewedThing = {
      kind: 'item',
      number: item.number,
      words: wordsOfProposed(item),
      depth,
      line: beginnings.item(at, heading),
      fields: item.fields.map(reviewedField(at, kinds.get(item.kind))),
    };
    return [thing, ...item.items.flatMap((child) => reviewed(child, depth + 1, null))];
  };
  return sections.flatMap((section) => {
    const line = beginnings.section(section);
    const { number, heading } = section;
    const isItsOwn = (item: ProposedItem): boolean => item.number !== null && item.number === number;
    return [
      { kind: 'section', number, words: heading, depth: 0, line, fields: [] } satisfies ReviewedThing,
      ...section.items.flatMap((item) => reviewed(item, 1, isItsOwn(item) ? line : null)),
    ];
  });
};

/** The left-over pieces, each with the line it stands at: of several at one place, one that is left over. */
const leftOverOf = ({ leftOver }: Proposal, lines: readonly ReviewLine[]): ImportReview['leftOver'] => {
  const byPlace = new Map<string, ReviewLine>();
  for (const line of lines) {
    const there = byPlace.get(line.where);
    if (!there || (there.goesTo !== 'left-over' && line.goesTo === 'left-over')) byPlace.set(line.where, line);
  }
  return leftOver.map((piece) => ({ ...piece, line: byPlace.get(piece.where)?.id ?? '' }));
};

const AS_WRITTEN = 'It is brought in as written.';

/** A label within a sentence: names in capitals stay as they are. */
const inSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** The faults that a careful reader sees at once, in sentences, each said once. */
export const findingsIn = (proposal: Proposal): string[] => {
  const view = viewOfProposal(proposal);
  const answers = new Set(
    responseWording.find(view).map(({ field, sentence }) => {
      const said = field ? `The ${inSentence(field.label)}` : 'The answer';
      return `${sentence.replace(/^This answer/u, said)} ${AS_WRITTEN}`;
    }),
  );
  const stops = fullStops.find(view).map(({ item, field, words, sentence }) => {
    const where = [field?.label, item?.number].filter(Boolean).join(' of ');
    return `${where}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1, -1)}, in “${words}”.`;
  });
  const more = stops.length - NAMED;
  return [...answers, ...stops.slice(0, NAMED), ...(more > 0 ? [`${more} more full stops are to be put right.`] : [])];
};

const kindsOf = ({ template }: Proposal): ImportReview['kinds'] =>
  template.kinds.map((kind) => ({
    key: kind.key,
    name: kind.name,
    fields: kind.fields.map((field) => ({
      key: field.key,
      label: bareLabel(field),
      colour: colourOf(kind, field.key),
    })),
  }));

/** What a person sees of a proposal before bringing it in. */
export const reviewOf = (id: string, { proposal, lines, steps, file, tracked }: Proposed): ImportReview => {
  const items = proposedItems(proposal.sections);
  return {
    proposal: id,
    file,
    title: proposal.title,
    template: { id: proposal.template.id, name: proposal.template.name },
    templates: templates.map((one) => ({ id: one.id, name: one.name })),
    confidence: proposal.confidence,
    reasons: proposal.reasons,
    editions: proposal.editions,
    edition: proposal.edition,
    items: items.length,
    fields: items.reduce((sum, item) => sum + item.fields.length, 0),
    characters: proposal.characters,
    lines: lines.length,
    leftOver: leftOverOf(proposal, lines),
    newFields: proposal.newFields,
    found: proposal.found,
    notBroughtIn: proposal.notBroughtIn,
    tracked,
    messages: proposal.messages,
    findings: findingsIn(proposal),
    kinds: kindsOf(proposal),
    outline: outlineOf(proposal, lines),
    steps,
  };
};
