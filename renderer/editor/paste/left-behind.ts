/** What a paste can leave behind, as it is counted. */
const KINDS = {
  picture: ['picture', 'pictures'],
  deletion: ['deleted passage', 'deleted passages'],
  comment: ['comment', 'comments'],
  equation: ['equation', 'equations'],
  object: ['embedded object', 'embedded objects'],
  control: ['form control', 'form controls'],
  note: ['footnote mark without its note', 'footnote marks without their notes'],
} as const;
export type LeftKind = keyof typeof KINDS;

/** Counts what a paste leaves behind, so that the writer is told. */
export class LeftBehind {
  readonly #counts = new Map<LeftKind, number>();
  #links = 0;
  #other: string[] = [];

  add(kind: LeftKind, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  /** A link whose words came and whose address did not. */
  addLink(): void {
    this.#links += 1;
  }

  /** A whole sentence of something else. */
  addSentence(sentence: string): void {
    if (!this.#other.includes(sentence)) this.#other.push(sentence);
  }

  /** "2 pictures and 3 deleted passages were left out." `null` where everything came. */
  get sentence(): string | null {
    const counted = (Object.keys(KINDS) as LeftKind[]).flatMap((kind) => {
      const count = this.#counts.get(kind) ?? 0;
      return count === 0 ? [] : [`${count} ${KINDS[kind][count === 1 ? 0 : 1]}`];
    });
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    const sentences = [
      ...(counted.length === 0 ? [] : [`${inWords(counted)} ${total === 1 ? 'was' : 'were'} left out.`]),
      ...(this.#links === 0
        ? []
        : [
            this.#links === 1
              ? '1 link leads to no web or mail address and came as plain words.'
              : `${this.#links} links lead to no web or mail address and came as plain words.`,
          ]),
      ...this.#other,
    ];
    return sentences.length === 0 ? null : sentences.join(' ');
  }
}

const inWords = (some: readonly string[]): string =>
  some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)!}`;
