import { shortName } from './edition-name.ts';
import type { FieldTemplate, ItemKind } from './template.ts';

/**
 * A field's label as printed. `edition` is the name of the edition shown, `written` that of the edition the words were
 * written in (the one shown, where there are none yet).
 */
export const printedLabel = (field: FieldTemplate, edition: string, written: string): string =>
  // Once over the label: a name put in is not looked at again, whatever it holds.
  field.label.replace(/\{(edition|written)\}/g, (_, of) => shortName(of === 'edition' ? edition : written)).trim();

/** A label without the place for an edition's name: "Status", "Actions to be taken forward". */
export const bareLabel = (field: FieldTemplate): string =>
  field.label.replace(/[\s–-]*\{(?:edition|written)\}/g, '').trim();

export interface HeadingWords {
  readonly number: string | null;
  readonly name: string | null;
  readonly text: string | null;
}

/** An item's printed heading, by its kind's pattern: `Goal J (Skills): Enhance…`. */
export const printedHeading = (kind: ItemKind, words: HeadingWords): string => {
  const value = (key: string): string => words[key as keyof HeadingWords] ?? '';
  const put = (pattern: string): string => pattern.replace(/\{(number|name|text)\}/g, (_, key: string) => value(key));
  const optional = (part: string): string => {
    const keys = [...part.matchAll(/\{(number|name|text)\}/g)].map((match) => match[1]!);
    return keys.every((key) => value(key) !== '') ? put(part) : '';
  };
  // Once over the pattern: words put in are not looked at again, even where they have brackets of their own.
  return kind.heading
    .replace(/\[([^\]]*)\]|\{(?:number|name|text)\}/g, (all: string, part?: string) =>
      part === undefined ? put(all) : optional(part),
    )
    .replace(/\s+/g, ' ')
    .trim();
};

/**
 * True where an item's heading would say its section's number over again, so that the section's heading is its own too.
 * "Goal 1" under a section numbered 1 says more, and is a heading of its own.
 */
export const isUnderSectionHeading = (
  kind: ItemKind,
  place: { readonly number: string | null; readonly parent: string | null },
  sectionNumber: string | null,
): boolean =>
  place.number !== null &&
  place.number === sectionNumber &&
  place.parent === null &&
  printedHeading(kind, { number: place.number, name: null, text: null }) === place.number;

/** A section's printed heading: number and words, either of which may be missing. */
export const sectionHeading = (number: string | null, heading: string): string =>
  [number, heading].filter(Boolean).join(' ');

/** What is printed before an annex's own words: "Annex A". */
export const annexNumber = (number: string | null): string => ['Annex', number].filter(Boolean).join(' ');

/** An annex's printed heading: "Annex A: How the actions were chosen". */
export const annexHeading = (number: string | null, heading: string): string =>
  [annexNumber(number), heading].filter(Boolean).join(': ');
