import type { Attributes, Visitor } from '../../package/xml-walk.ts';

/**
 * What one element means to a walk over a part: effects on its state `S` and, inside it, perhaps another mode. Walks are
 * tables of these keyed by the element's name.
 */
export interface Meaning<S> {
  /** Before its content. Answering 'skip' passes over all of it, `close` too. */
  readonly open?: (state: S, attributes: Attributes) => 'skip' | void;
  readonly close?: (state: S) => void;
  /** Text that stands in it directly. */
  readonly text?: (state: S, text: string) => void;
  /** The mode for its content; a function because modes hold one another. The mode it stands in goes on where it says none. */
  readonly inside?: () => Mode<S>;
}

export interface Mode<S> {
  readonly meanings: ReadonlyMap<string, Meaning<S>>;
  /** What becomes of elements that the table does not name: their content is walked, or passed over. */
  readonly otherwise: 'through' | 'skip';
}

/** A mode from a table of meanings by element name. */
export const modeOf = <S>(otherwise: Mode<S>['otherwise'], table: Readonly<Record<string, Meaning<S>>>): Mode<S> => ({
  meanings: new Map(Object.entries(table)),
  otherwise,
});

/** A mode in which nothing means anything. */
export const nothing = <S>(): Mode<S> => modeOf<S>('skip', {});

const THROUGH = {};

/** A visitor that tells a state what a part holds, by the modes' tables. Its cost per element is one look-up. */
export const visitorOf = <S>(state: S, start: Mode<S>): Visitor => {
  const modes: Mode<S>[] = [];
  const opened: Meaning<S>[] = [];
  let mode = start;
  let current: Meaning<S> = THROUGH;
  let skipped = 0;
  return {
    open(name, attributes) {
      if (skipped > 0) {
        skipped += 1;
        return;
      }
      const meaning = mode.meanings.get(name);
      if (meaning === undefined ? mode.otherwise === 'skip' : meaning.open?.(state, attributes) === 'skip') {
        skipped = 1;
        return;
      }
      modes.push(mode);
      opened.push(current);
      current = meaning ?? THROUGH;
      if (current.inside) mode = current.inside();
    },
    close() {
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      const closing = current;
      mode = modes.pop()!;
      current = opened.pop()!;
      closing.close?.(state);
    },
    text(text) {
      if (skipped === 0 && current.text) current.text(state, text);
    },
  };
};
