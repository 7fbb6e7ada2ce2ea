import { editionName } from '../shared/plan/edition-name.ts';
import { bareLabel } from '../shared/plan/printed-words.ts';
import { bodySchema } from '../shared/plan/records.ts';
import type { Body, CellRef, Part, Place } from '../shared/plan/records.ts';
import { templateSchema } from '../shared/plan/template-schema.ts';
import type { Template } from '../shared/plan/template.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { readEditions } from './edition.ts';

/** Says which words of the plan a fault is about, as far as the plan can still tell. */
export interface Naming {
  /** "Recommendation 6.1.2, Progress made, Oct 2021". */
  readonly of: (ref: CellRef) => string;
  /** "6.1.2, Progress made": the same without the edition. */
  readonly within: (ref: CellRef) => string;
  /** "October 2021, re-issue 1". */
  readonly edition: (edition: string) => string;
}

const TEXT_NAMES: Readonly<Record<string, string>> = {
  place: 'place and number',
  facts: 'owner and dates',
  template: 'list of fields',
  'text:title': 'title',
  'text:summary': 'summary',
  'text:contact': 'contact details',
  'text:foreword': 'foreword',
  'text:heading': 'heading',
  'text:narrative': 'text',
  'text:name': 'name',
  'text:notes': 'notes',
};

/** The value of the text, or `undefined` where it is not JSON. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** A body by its schema; `undefined` where it is nested so deep that it cannot be read at all. */
export const parsedOf = (part: Part, text: string) => {
  try {
    return bodySchema(part).safeParse(jsonOf(text));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const bodiesOf = <T extends Body>(db: ReadableDb, part: Part): { subject: string; edition: string; body: T }[] =>
  rows<{ subject: string; edition: string; text: string }>(
    db,
    `SELECT cell.subject, cell.edition, current.body AS text
     FROM cell JOIN current ON current.cell_number = cell.number JOIN edition ON edition.id = cell.edition
     WHERE cell.part = ? ORDER BY edition.position`,
    part,
  ).flatMap(({ text, ...at }) => {
    const parsed = parsedOf(part, text);
    return parsed?.success ? [{ ...at, body: parsed.data as T }] : [];
  });

interface PlaceAt {
  readonly position: number;
  readonly place: Place;
}

const MISSING = 'an edition that is missing';

/** How to name the words of a plan: an item by the number that it bears in the edition. */
export const naming = (db: ReadableDb, plan: string): Naming => {
  const labels = new Map<string, string>();
  const templates = bodiesOf<Template>(db, 'template');
  for (const { body } of templates)
    for (const field of templateSchema.parse(body).kinds.flatMap((kind) => kind.fields))
      labels.set(`field:${field.key}`, bareLabel(field));
  const kinds = new Map(templates.flatMap(({ body }) => body.kinds.map((kind) => [kind.key, kind.name])));
  const shown = new Map(readEditions(db).map((one) => [one.id, one]));
  const editions = new Map(
    rows<{ id: string; label: string; position: number }>(db, 'SELECT id, label, position FROM edition').map((one) => [
      one.id,
      one,
    ]),
  );
  const places = new Map<string, PlaceAt[]>();
  for (const { subject, edition, body: place } of bodiesOf<Place>(db, 'place')) {
    const position = editions.get(edition)!.position;
    const there = places.get(subject);
    if (there) there.push({ position, place });
    else places.set(subject, [{ position, place }]);
  }
  const placeOf = ({ subject, edition }: CellRef): Place | undefined => {
    const there = places.get(subject);
    const at = editions.get(edition)?.position ?? Infinity;
    return (there?.findLast(({ position }) => position <= at) ?? there?.[0])?.place;
  };
  const thingOf = (ref: CellRef, isNumberEnough: boolean): string => {
    const place = placeOf(ref);
    if (!place) return ref.subject === plan ? 'The plan' : 'Something without a place';
    const isSection = place.kind === 'section';
    const kind = isSection ? 'Section' : (kinds.get(place.kind) ?? (place.kind === 'annex' ? 'Annex' : 'Item'));
    if (place.number === null) return `A ${kind.toLowerCase()} without a number`;
    return isNumberEnough && kinds.has(place.kind) ? place.number : `${kind} ${place.number}`;
  };
  const labelOf = ({ part }: CellRef): string => labels.get(part) ?? TEXT_NAMES[part] ?? part;
  return {
    of: (ref) => `${thingOf(ref, false)}, ${labelOf(ref)}, ${editions.get(ref.edition)?.label ?? MISSING}`,
    within: (ref) => `${thingOf(ref, true)}, ${labelOf(ref)}`,
    edition: (id) => {
      const edition = shown.get(id) ?? editions.get(id);
      return edition ? editionName(edition) : MISSING;
    },
  };
};
