import { readCellsOf } from '../../db/cell.ts';
import type { ReadableDb } from '../../db/database.ts';
import type { Check } from '../../shared/checks/check.ts';
import { checks, findingsOf } from '../../shared/checks/index.ts';
import type { Finding } from '../../shared/checks/index.ts';
import type { Checked, FindingCard } from '../../shared/ipc/contract.ts';
import { listChanges } from '../../shared/ipc/list-changes.ts';
import type { EditionView, FieldView, ItemView, ProseView } from '../../shared/plan/edition-view.ts';
import type { CellRef, ProsePart } from '../../shared/plan/records.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import type { EditionParts, ItemGroup } from './edition-parts.ts';

/** So many items are looked at in one step, a little more or less. */
const AT_ONCE = 20;

const alone = checks.filter((check) => !check.across);
const acrossAll = checks.filter((check) => check.across);

const cardOf = ({ check, severity, item, field, words, sentence, rule, spot, fixes }: Finding): FindingCard => ({
  check,
  severity,
  item: item?.id ?? null,
  cell: field?.cell ?? null,
  label: field?.label ?? '',
  words,
  sentence,
  rule,
  ...(spot ? { spot } : {}),
  ...(fixes ? { fixes } : {}),
});

/** What was found in one item, check by check, and its fields that are held against those of others. */
interface Noted {
  readonly cards: ReadonlyMap<Check, readonly FindingCard[]>;
  readonly compared: ReadonlyMap<Check, readonly FieldView[]>;
}

const emptyProse = (subject: string, part: ProsePart, edition: string): ProseView => ({
  cell: { subject, part, edition },
  counter: 0,
  tree: [],
  state: 'empty',
  writtenIn: edition,
});

/** Items with other things in the place of some of their own, and so all below them. */
const withItems = (view: EditionView, change: (item: ItemView) => ItemView): EditionView => {
  const changed = (item: ItemView): ItemView => ({ ...change(item), items: item.items.map(changed) });
  return {
    ...view,
    sections: view.sections.map((section) => ({ ...section, items: section.items.map(changed) })),
  };
};

/**
 * What is to be fixed in an edition. What was found in an item is kept as long as nothing is written that it could depend on,
 * so that after a save little is looked at again. It comes in steps: a whole plan takes long, and saves go before.
 */
export class EditionChecks {
  readonly #db: ReadableDb;
  readonly #plan: string;
  readonly #parts: EditionParts;
  readonly #noted = new Map<string, Noted>();
  /** Cards of findings that are made each time, by what they say: so that an equal one is the same. */
  #known: ReadonlyMap<string, FindingCard> = new Map();
  #answered: { readonly mark: string; readonly findings: readonly FindingCard[] } | undefined;
  /** Grows with each write: what was begun before is begun anew. */
  #writes = 0;

  constructor(db: ReadableDb, plan: string, parts: EditionParts) {
    this.#db = db;
    this.#plan = plan;
    this.#parts = parts;
  }

  /** To be called when a cell was written. */
  changed({ subject, part }: CellRef): void {
    this.#writes += 1;
    // Numbers and the plan's own facts are what any item may be held against.
    if (part === 'place' || part === 'template' || (part === 'facts' && subject === this.#plan)) this.#noted.clear();
    else this.#noted.delete(subject);
  }

  /** What was found, for whoever knows the findings of the mark `since`; `mark` is to name these. */
  answer(findings: readonly FindingCard[], mark: string, since: string | undefined): Checked {
    const before = this.#answered;
    this.#answered = { mark, findings };
    return since !== undefined && before?.mark === since
      ? { mark, findings: [], changes: listChanges(before.findings, findings) }
      : { mark, findings };
  }

  /** Everything that is found, check by check, in reading order. */
  *find(): Steps<FindingCard[]> {
    for (;;) {
      const writes = this.#writes;
      const view = this.#shells();
      yield;
      const missing = this.#parts.itemsInGroups(AT_ONCE, (id) => !this.#noted.has(id));
      for (const next of missing) if (this.#writes === writes) yield* this.#look(view, next);
      const found = yield* this.#gather(view);
      if (this.#writes === writes) return found;
    }
  }

  /** Looks at some items, for as long as nothing is written. */
  *#look(view: EditionView, { section, items }: ItemGroup): Steps<void> {
    const writes = this.#writes;
    const real = new Map(
      this.#parts.itemsAlone(section, items, readCellsOf(this.#db, items)).map((item) => [item.id, item]),
    );
    yield;
    const shown: EditionView = {
      ...view,
      sections: view.sections.map((one) =>
        one.id === section
          ? withItems({ ...view, sections: [one] }, (item) => real.get(item.id) ?? item).sections[0]!
          : one,
      ),
    };
    // Most checks need no more than these; looked through again and again, thousands of others would take long.
    const these: EditionView = {
      ...view,
      sections: view.sections
        .filter((one) => one.id === section)
        .map((one) => ({ ...one, items: items.flatMap((id) => real.get(id) ?? []) })),
    };
    const cards = new Map(items.map((id) => [id, new Map<Check, FindingCard[]>()]));
    for (const check of alone) {
      for (const found of findingsOf(check, check.ofItems ? these : shown)) {
        const among = found.item && cards.get(found.item.id);
        if (among) among.set(check, [...(among.get(check) ?? []), cardOf(found)]);
      }
      yield;
    }
    if (this.#writes !== writes) return;
    for (const id of items) {
      const fields = real.get(id)?.fields ?? [];
      const compared = new Map(acrossAll.map((check) => [check, fields.filter((field) => check.across!(field))]));
      this.#noted.set(id, { cards: cards.get(id)!, compared });
    }
  }

  /** What was noted of every item, and what is found by holding them against each other and in the plan's own texts. */
  *#gather(view: EditionView): Steps<FindingCard[]> {
    const out: FindingCard[] = [];
    const made = new Map<string, FindingCard>();
    const make = (found: Finding): FindingCard => {
      const card = cardOf(found);
      const key = JSON.stringify(card);
      const same = this.#known.get(key) ?? card;
      made.set(key, same);
      return same;
    };
    for (const check of checks) {
      if (check.across) {
        const compared = withItems(view, (item) => ({
          ...item,
          fields: this.#noted.get(item.id)?.compared.get(check) ?? [],
        }));
        for (const found of findingsOf(check, compared)) out.push(make(found));
      } else {
        const ofPlan = check.ofItems ? [] : findingsOf(check, view).filter(({ item }) => item === null);
        out.push(...ofPlan.map(make));
        for (const id of this.#parts.order.sectionOf.keys()) out.push(...(this.#noted.get(id)?.cards.get(check) ?? []));
      }
      yield;
    }
    this.#known = made;
    return out;
  }

  /** The edition with items that say nothing: enough for checks that ask which items there are. */
  #shells(): EditionView {
    const { order, front, edition, lines } = this.#parts;
    const items = (over: string): ItemView[] =>
      (order.below.get(over) ?? []).map(([id, place]): ItemView => {
        const { kind, name, status } = lines.get(id)!;
        return {
          ...{
            id,
            kind,
            number: place.number,
            name,
            place,
            folded: place.folded ?? false,
            facts: {},
            heading: '',
            underSectionHeading: false,
          },
          ...{ named: emptyProse(id, 'text:name', edition.id), notes: emptyProse(id, 'text:notes', edition.id) },
          ...{ fields: [], status, items: items(id) },
        };
      });
    return { ...front, sections: front.sections.map((section) => ({ ...section, items: items(section.id) })) };
  }
}
