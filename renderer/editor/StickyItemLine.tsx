import { useEffect, useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { scrollerOf, viewOf } from './scroller.ts';

/** Height of the line, in CSS pixels. */
const LINE = 44;
/** Milliseconds without scrolling, after which what was not drawn yet is. */
const REST = 250;

/** The last heading whose own line has gone up out of sight; headings lie in reading order. */
const lastAbove = (headings: readonly HTMLElement[], top: number): HTMLElement | undefined => {
  let [low, high] = [0, headings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headings[middle]!.getBoundingClientRect().bottom <= top) low = middle + 1;
    else high = middle;
  }
  return headings[low - 1];
};

interface StickyItemLineProps {
  readonly page: RefObject<HTMLElement | null>;
}

/** Names the item being read once its heading has scrolled off. */
export const StickyItemLine = ({ page }: StickyItemLineProps): ReactElement => {
  const [words, setWords] = useState('');
  useEffect(() => {
    const root = page.current;
    if (!root) return undefined;
    const scroller = scrollerOf(root);
    let frame = 0;
    const look = (): void => {
      frame = 0;
      // Of a long page other headings are drawn from moment to moment.
      const headings = [...root.querySelectorAll<HTMLElement>('[data-heading]')];
      setWords(lastAbove(headings, viewOf(scroller).top + LINE / 2)?.dataset['heading'] ?? '');
    };
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      frame ||= requestAnimationFrame(look);
      clearTimeout(rest);
      rest = setTimeout(look, REST);
    };
    look();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [page]);
  return (
    <div className="sticky-line" aria-hidden="true">
      {words ? (
        <p>
          <span>{words}</span>
        </p>
      ) : null}
    </div>
  );
};
