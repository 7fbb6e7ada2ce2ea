import { useEffect, useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import type { PageSpec } from './page-fields.ts';
import { scrollerOf, viewOf } from './scroller.ts';

/** Height of the line, in CSS pixels. */
const LINE = 44;

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
  readonly spec: PageSpec;
}

/** Names the item being read once its heading has scrolled off. */
export const StickyItemLine = ({ page, spec }: StickyItemLineProps): ReactElement => {
  const [words, setWords] = useState('');
  useEffect(() => {
    const root = page.current;
    if (!root) return undefined;
    const scroller = scrollerOf(root);
    const headings = [...root.querySelectorAll<HTMLElement>('[data-heading]')];
    let frame = 0;
    const look = (): void => {
      frame = 0;
      setWords(lastAbove(headings, viewOf(scroller).top + LINE / 2)?.dataset['heading'] ?? '');
    };
    const onScroll = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [page, spec]);
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
