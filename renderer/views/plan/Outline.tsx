import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { call } from '../../api/client.ts';
import { afterPage } from '../../app/after-page.ts';
import { counted } from '../../app/plan-words.ts';
import { say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { countToFix, FILTERS, filterCounts, filterWords, narrow, outlineItems } from './outline-filter.ts';
import type { Filter } from './outline-filter.ts';

// The tree's widget is heavy: the page is drawn first.
const OutlineTree = lazy(async () => {
  await afterPage();
  return { default: (await import('./OutlineTree.tsx')).OutlineTree };
});

/** What an empty outline says of each filter. */
const FOUND_NONE = {
  all: '',
  'not-updated': 'Every item is updated in this edition.',
  'to-fix': 'The checks find nothing that must or should be fixed in an item.',
} as const satisfies Record<Filter, string>;

const NOTHING: ReadonlySet<string> = new Set();
const WAIT_FOR_MORE = 120;

/** What the engine finds in the texts of an edition, a moment after the last key. */
const useFound = (plan: string, edition: string, words: string): ReadonlySet<string> => {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let wanted = true;
    if (words.trim().length < 2) {
      setFound(NOTHING);
      return undefined;
    }
    const timer = setTimeout(() => {
      call('plan/find', { plan, edition, words: words.trim().slice(0, 200) }).then(
        ({ items }) => wanted && setFound(new Set(items)),
        // What the outline itself shows is searched in any case.
        () => wanted && setFound(NOTHING),
      );
    }, WAIT_FOR_MORE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [plan, edition, words]);
  return found;
};

/** Sections and items of the edition, with what their state is, a box to find one and filters. */
export const Outline = ({ place, titled }: { readonly place: PlanPlace; readonly titled: boolean }): ReactElement => {
  const { outline } = place;
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const wanted = useDeferredValue(words);
  const found = useFound(place.open.plan, place.edition, wanted);
  const toFix = useMemo(() => countToFix(place.findings ?? []), [place.findings]);
  const counts = useMemo(() => filterCounts(outline, toFix), [outline, toFix]);
  const sections = useMemo(
    () => narrow(outline, filter, wanted, found, toFix),
    [outline, filter, wanted, found, toFix],
  );
  const shown = useMemo(() => outlineItems({ ...outline, sections }).length, [outline, sections]);
  const narrowed = filter !== 'all' || wanted.trim() !== '';
  useEffect(() => {
    if (narrowed) say(`${counted(shown, 'item')} in the outline.`);
  }, [narrowed, shown]);

  return (
    <>
      <div className="outline-head">
        <div className="pane-head">
          {titled ? <h2 className="pane-title">Outline</h2> : null}
          <span className="small numbers">
            {counts.all - counts['not-updated']} of {counts.all} updated
          </span>
        </div>
        <label className="find-box">
          <Icon name="search" size={16} />
          <span className="unseen">Find in the outline</span>
          <input
            type="search"
            className="input"
            data-find=""
            data-first-focus=""
            placeholder="Find a number or words"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && words !== '') {
                event.preventDefault();
                setWords('');
              }
              if (event.key === 'ArrowDown' || (event.key === 'Enter' && narrowed)) {
                event.preventDefault();
                const first = narrowed ? '.outline-tree .tree-item' : '.outline-tree [role="row"]';
                document.querySelector<HTMLElement>(first)?.focus();
              }
            }}
          />
        </label>
        <div className="chips" role="group" aria-label="Show in the outline">
          {FILTERS.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={one === filter}
              onClick={() => setFilter(one)}
            >
              {filterWords[one]}
              {/* What is to be fixed is not known before the checks have read the edition. */}
              {one === 'to-fix' && place.findings === null ? null : <b className="numbers"> {counts[one]}</b>}
            </button>
          ))}
        </div>
      </div>
      <Suspense fallback={<div className="outline-tree" />}>
        <OutlineTree place={place} sections={sections} toFix={toFix} unfolded={narrowed} />
      </Suspense>
      {sections.length === 0 ? (
        <div className="empty pane-empty">
          {counts.all === 0 && !narrowed ? (
            <>
              <p className="empty-heading">No items yet</p>
              <p>The outline lists the sections and items of the plan. Bring in last year’s plan to fill it.</p>
            </>
          ) : (
            <>
              <p className="empty-heading">Nothing found</p>
              <p>
                {wanted.trim() === ''
                  ? FOUND_NONE[filter]
                  : `No number, name or text of this edition has “${wanted.trim()}”.`}
              </p>
            </>
          )}
        </div>
      ) : null}
    </>
  );
};
