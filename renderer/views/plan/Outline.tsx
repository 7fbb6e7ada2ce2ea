import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { call } from '../../api/client.ts';
import { afterPage } from '../../app/after-page.ts';
import { addSection } from '../../app/commands/structure.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import { counted } from '../../app/plan-words.ts';
import { say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NothingHere } from '../outline/NothingHere.tsx';
import { treeNow } from '../outline/tree-handle.ts';
import { useKept } from '../outline/use-kept.ts';
import { useLostFocus } from '../outline/use-lost-focus.ts';
import { useStructureKeys } from '../outline/use-structure-keys.ts';
import { countToFix, FILTERS, filterCounts, filterWords, narrow, outlineItems, ownersOf } from './outline-filter.ts';
import type { Filter } from './outline-filter.ts';
import { keepCounts, keepOutline } from './outline-kept.ts';
import { keepRows, kindsWithStatus, rowsOf, sectionRows } from './outline-rows.ts';

// The tree's widget is heavy: the page is drawn first.
const OutlineTree = lazy(async () => {
  await afterPage();
  return { default: (await import('./OutlineTree.tsx')).OutlineTree };
});
const OwnerChoice = lazy(async () => ({ default: (await import('../outline/OwnerChoice.tsx')).OwnerChoice }));

const NOTHING: ReadonlySet<string> = new Set();
const WAIT_FOR_MORE = 120;
/** What is found is unfolded, unless there is so much of it that it is easier looked through section by section. */
const UNFOLDED = 400;

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
  const { open } = place;
  const outline = useKept(place.outline, keepOutline);
  const readOnly = isReadOnly(open.editions, place.edition);
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [owner, setOwner] = useState<string | null>(null);
  const wanted = useDeferredValue(words);
  const found = useFound(open.plan, place.edition, wanted);
  const toFix = useKept(
    useMemo(() => countToFix(place.findings ?? []), [place.findings]),
    keepCounts,
  );
  const counts = useMemo(() => filterCounts(outline, toFix), [outline, toFix]);
  const owners = useMemo(() => (filter === 'with-owner' ? ownersOf(outline) : []), [outline, filter]);
  const ofOwner = owners.some((one) => one.owner === owner) ? owner : null;
  const sections = useMemo(
    () => narrow(outline, filter, wanted, found, toFix, ofOwner),
    [outline, filter, wanted, found, toFix, ofOwner],
  );
  const narrowed = filter !== 'all' || wanted.trim() !== '';
  const shown = useMemo(
    () => (narrowed ? outlineItems({ ...outline, sections }).length : counts.all),
    [narrowed, outline, sections, counts],
  );
  const withStatus = useMemo(() => kindsWithStatus(open.template), [open.template]);
  const rowOf = useMemo(() => sectionRows({ toFix, withStatus, filter }), [toFix, withStatus, filter]);
  const rows = useKept(
    useMemo(
      () => rowsOf(sections, rowOf, !narrowed && outline.sections.length > 0),
      [sections, rowOf, narrowed, outline],
    ),
    keepRows,
  );
  useStructureKeys();
  useLostFocus(place);
  useEffect(() => {
    if (narrowed) say(`${counted(shown, 'item')} in the outline.`);
  }, [narrowed, shown]);
  // Where nobody is named there is nothing to look for by name.
  const filters = FILTERS.filter((one) => one !== 'with-owner' || counts['with-owner'] > 0 || filter === one);

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
                const first = narrowed ? rows.flatMap((row) => row.rows)[0] : rows[0];
                if (first) treeNow()?.focus(first.key);
              }
            }}
          />
        </label>
        <div className="chips" role="group" aria-label="Show in the outline">
          {filters.map((one) => (
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
        {filter === 'with-owner' && owners.length > 1 ? (
          <Suspense fallback={<div className="owner-choice" />}>
            <OwnerChoice owners={owners} chosen={ofOwner} choose={setOwner} />
          </Suspense>
        ) : null}
      </div>
      <Suspense fallback={<div className="outline-tree" />}>
        <OutlineTree place={place} rows={rows} unfolded={narrowed && shown <= UNFOLDED} readOnly={readOnly} />
      </Suspense>
      {sections.length === 0 ? (
        <NothingHere isPlanEmpty={outline.sections.length === 0} filter={filter} words={wanted.trim()} />
      ) : null}
      {readOnly || narrowed || outline.sections.length === 0 ? null : (
        <div className="outline-foot">
          <Button look="link" size="pane" className="outline-add" onClick={() => void addSection(lastSection(place))}>
            <Icon name="plus" size={16} />
            Add a section
          </Button>
        </div>
      )}
    </>
  );
};

/** The section that the button at the outline's end adds another after. */
const lastSection = ({ outline }: PlanPlace): string | undefined =>
  outline.sections.findLast((one) => one.kind !== 'annex')?.id;
