import type { Outline, OutlineItem } from '../../shared/ipc/contract.ts';
import { statusOfWords } from '../../shared/plan/edition-view.ts';
import type { EditionView, ItemView, StatusView } from '../../shared/plan/edition-view.ts';
import type { Place } from '../../shared/plan/records.ts';
import type { Placed } from '../../shared/plan/standing-order.ts';
import { isUnderSectionHeading } from '../../shared/plan/printed-words.ts';
import { kindOf } from '../../shared/plan/template.ts';
import type { Template } from '../../shared/plan/template.ts';
import type { StatusWords } from '../../shared/plan/vocabulary.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';

/** As many characters of an item's first words as a line of the outline can hold. */
const LINE = 160;

const LONE = /[\uD800-\uDFFF]/;

/** The words of a text on one line. What is kept as text has no lone surrogates: neither has what is drawn from a tree. */
const oneLine = (plain: string): string =>
  (LONE.test(plain) ? plain.replace(/\p{Surrogate}/gu, '\uFFFD') : plain).replace(/\s{2,}|[^\S ]/g, ' ').trim();

/** The beginning of a text on one line: most are long, and their beginning is enough. */
const firstWords = (plain: string): string => {
  const begun = oneLine(plain.slice(0, 2 * LINE));
  // One character less: a pair of surrogates may be cut in two at the end.
  return (begun.length > LINE ? begun : oneLine(plain)).slice(0, LINE);
};

/** What an item's line in the outline says by the item's own words. */
export interface ItemLine {
  readonly kind: string;
  readonly name: string | null;
  readonly first: string;
  readonly status: StatusView;
  readonly updated: boolean;
  readonly folded?: true;
  readonly owner?: string | undefined;
  readonly answers?: readonly string[] | undefined;
}

/** The plain texts that an item's line is made of. */
export interface LineWords {
  readonly kind: string;
  readonly name: string;
  readonly first: string;
  readonly status: string;
  readonly updated: boolean;
  readonly folded: boolean;
  readonly owner: string | undefined;
  readonly answers: readonly string[] | undefined;
}

/** Few words stand in thousands of items. */
const statuses = new WeakMap<StatusWords, Map<string, StatusView>>();

const statusOf = (statusWords: StatusWords, words: string): StatusView => {
  const known = statuses.get(statusWords) ?? new Map<string, StatusView>();
  statuses.set(statusWords, known);
  const status = known.get(words) ?? statusOfWords(statusWords, words);
  known.set(words, status);
  return status;
};

/** An item's line from its plain texts. */
export const lineOfWords = (known: StatusWords, { owner, answers, folded, ...words }: LineWords): ItemLine => ({
  kind: words.kind,
  name: oneLine(words.name) || null,
  first: firstWords(words.first),
  status: statusOf(known, oneLine(words.status)),
  updated: folded || words.updated,
  ...(folded ? { folded } : {}),
  ...(owner ? { owner } : {}),
  ...(answers && answers.length > 0 ? { answers } : {}),
});

const isUpdated = (item: ItemView): boolean =>
  item.fields.every((field) => field.scope !== 'edition' || field.state === 'written');

/** An item's line from its view. */
export const lineOfItem = (known: StatusWords, item: ItemView): ItemLine =>
  lineOfWords(known, {
    kind: item.kind,
    name: item.name ?? '',
    first: plainText(item.fields[0]?.tree ?? []),
    status: item.status.words,
    updated: isUpdated(item),
    folded: item.folded,
    owner: item.facts.owner,
    answers: item.facts.answers,
  });

/** What an outline is put together from: what stands where, and what each line says. */
export interface OutlineParts {
  readonly edition: string;
  readonly template: Template;
  readonly title: string;
  readonly sections: readonly Placed[];
  readonly below: ReadonlyMap<string, readonly Placed[]>;
  /** The plain words of a section's heading. */
  readonly headingOf: (section: string) => string;
  readonly lineOf: (item: string) => ItemLine;
}

/** The outline, as the left pane shows it. */
export const outlineOfParts = ({
  edition,
  template,
  title,
  sections,
  below,
  headingOf,
  lineOf,
}: OutlineParts): Outline => {
  const items = (over: string, section: { readonly heading: string; readonly place: Place } | null): OutlineItem[] =>
    (below.get(over) ?? []).map(([id, place]) => {
      const { name, first, ...line } = lineOf(id);
      const isSections =
        section !== null && isUnderSectionHeading(kindOf(template, place.kind), place, section.place.number);
      const words = isSections ? section.heading : (name ?? first);
      return { id, number: place.number, words, ...line, items: items(id, null) };
    });
  return {
    edition,
    title,
    sections: sections.map(([id, place]) => {
      const heading = firstWords(headingOf(id));
      const kind = place.kind === 'annex' ? { kind: 'annex' as const } : {};
      return { id, number: place.number, heading, ...kind, items: items(id, { heading, place }) };
    }),
  };
};

/** The outline of a view. */
export const outlineOfView = (view: EditionView): Outline => {
  const below = new Map<string, Placed[]>();
  const lines = new Map<string, ItemLine>();
  const read = (over: string, items: readonly ItemView[]): void => {
    below.set(
      over,
      items.map(({ id, place }) => [id, place]),
    );
    for (const item of items) {
      lines.set(item.id, lineOfItem(view.statusWords, item));
      read(item.id, item.items);
    }
  };
  for (const section of view.sections) read(section.id, section.items);
  const headings = new Map(view.sections.map(({ id, heading }) => [id, plainText(heading.tree)]));
  return outlineOfParts({
    edition: view.edition.id,
    template: view.template,
    title: plainText(view.title.tree),
    sections: view.sections.map(({ id, place }) => [id, place]),
    below,
    headingOf: (id) => headings.get(id)!,
    lineOf: (id) => lines.get(id)!,
  });
};

/** How far an edition has come. */
export interface Progress {
  readonly items: number;
  /** Those with nothing left to write in this edition. */
  readonly updated: number;
  /** How many have a status of each tone. */
  readonly tones: Readonly<Partial<Record<StatusView['tone'], number>>>;
}

/** Counts the items of an outline. */
export const countProgress = (outline: Outline): Progress => {
  const tones: Partial<Record<StatusView['tone'], number>> = {};
  let [items, updated] = [0, 0];
  const count = (list: readonly OutlineItem[]): void => {
    for (const item of list) {
      items += 1;
      if (item.updated) updated += 1;
      tones[item.status.tone] = (tones[item.status.tone] ?? 0) + 1;
      count(item.items);
    }
  };
  for (const section of outline.sections) count(section.items);
  return { items, updated, tones };
};
