import type { FindingCard, Outline } from '../../shared/ipc/contract.ts';
import { kindOf } from '../../shared/plan/template.ts';
import type { Template } from '../../shared/plan/template.ts';
import { outlineItems } from '../views/plan/outline-filter.ts';

/** A place in reading order: which item, which of its fields, which words there. Texts of the plan come first. */
type Place = readonly [item: number, field: number, words: number];

const compare = (a: Place, b: Place): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

export interface At {
  readonly item: string | null;
  readonly part: string | null;
}

/** Findings in the order in which a reader meets them, to be gone through one by one. Notes are no faults, and are left out. */
export class FindingOrder {
  readonly findings: readonly FindingCard[];
  readonly #items: ReadonlyMap<string, { readonly at: number; readonly kind: string }>;
  readonly #template: Template;

  constructor(findings: readonly FindingCard[], outline: Outline, template: Template) {
    this.#template = template;
    this.#items = new Map(outlineItems(outline).map(({ id, kind }, at) => [id, { at, kind }]));
    const placed = findings
      .filter(({ severity, cell }) => severity !== 'note' && cell !== null)
      .map((finding) => [finding, this.#place(finding)] as const);
    this.findings = placed.toSorted(([, a], [, b]) => compare(a, b)).map(([finding]) => finding);
  }

  #at(item: string | null, part: string | null): readonly [number, number] {
    const known = item === null ? undefined : this.#items.get(item);
    if (!known) return [-1, 0];
    const { fields } = kindOf(this.#template, known.kind);
    return [known.at, fields.findIndex(({ key }) => `field:${key}` === part)];
  }

  #place({ item, cell, spot }: FindingCard): Place {
    return [...this.#at(item, cell?.part ?? null), spot?.nth ?? 0];
  }

  /**
   * The finding after (1) or before (-1) the one gone to last, or where the caret is; past the last one, the first again.
   * `undefined` where there is none at all.
   */
  step(by: 1 | -1, last: FindingCard | null, at: At): FindingCard | undefined {
    const { findings } = this;
    const known = last === null ? -1 : findings.findIndex((one) => isSame(one, last));
    const here = this.#at(at.item, at.part);
    const isThere = last !== null && known >= 0 && last.cell?.subject === at.item && last.cell.part === at.part;
    if (isThere) return findings.at((known + by) % findings.length);
    const from: Place = by === 1 ? [...here, -1] : [...here, 0];
    return by === 1
      ? (findings.find((one) => compare(this.#place(one), from) > 0) ?? findings[0])
      : (findings.findLast((one) => compare(this.#place(one), from) < 0) ?? findings.at(-1));
  }
}

/** True for one finding met again after the checks were asked anew. */
export const isSame = (a: FindingCard, b: FindingCard): boolean =>
  a.check === b.check &&
  a.cell?.subject === b.cell?.subject &&
  a.cell?.part === b.cell?.part &&
  a.words === b.words &&
  a.spot?.nth === b.spot?.nth;
