import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Hit } from '../../../shared/plan/change.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { call, CallFailed } from '../../api/client.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import { counted } from '../../app/plan-words.ts';
import { say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { VirtualTree } from '../../ui/VirtualTree.tsx';
import { Context } from './Context.tsx';
import { finding, findingChanges } from './finding.ts';
import type { Finding } from './finding.ts';
import { goToHit, previewReplacing } from './finder.ts';
import { FindOptions } from './FindOptions.tsx';
import { foundRows, namesOf } from './found-rows.ts';
import type { FoundRow } from './found-rows.ts';

const PAUSE = 120;
const close = (): void => finding.set((now) => ({ ...now, dialog: null }));

interface Answer {
  readonly hits: readonly Hit[];
  readonly more: boolean;
  readonly words: string;
}

/** What is found in all editions, asked for anew when the typing pauses. */
const useEverywhere = (plan: string, { words, matchCase, wholeWords }: Finding['asked']): Answer | string | null => {
  const [answer, setAnswer] = useState<Answer | string | null>(null);
  useEffect(() => {
    if (words === '') return setAnswer(null);
    let current = true;
    const timer = setTimeout(() => {
      call('find/hits', { plan, edition: null, query: { words, matchCase, wholeWords } }).then(
        (found) => {
          if (!current) return;
          setAnswer({ ...found, words });
          say(found.hits.length === 0 ? `“${words}” is not found.` : `${summaryOf({ ...found, words })}.`);
        },
        (error: unknown) => {
          if (!(error instanceof CallFailed)) throw error;
          if (current) setAnswer(error.message);
        },
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [plan, words, matchCase, wholeWords]);
  return answer;
};

const summaryOf = ({ hits, more }: Answer): string => {
  const editions = new Set(hits.map((hit) => hit.edition)).size;
  return `${more ? 'The first ' : ''}${counted(hits.length, 'place')} in ${counted(editions, 'edition')}`;
};

const Row = ({ row }: { readonly row: FoundRow }): ReactElement =>
  row.hit ? (
    <span className="found-hit">
      <span className="found-label small">{row.words}</span>
      <Context hit={row.hit} />
    </span>
  ) : (
    <span className={row.level === 1 ? 'found-edition' : 'found-thing'}>
      <span className="found-fold" data-fold>
        <Icon name={row.open ? 'chevron-down' : 'chevron-right'} size={16} />
      </span>
      {row.number === null ? null : <b className="numbers">{row.number}</b>}
      <span className="found-words">{row.words}</span>
      <span className="small numbers">{row.count}</span>
    </span>
  );

interface FindEverywhereProps {
  readonly now: Finding;
  readonly place: PlanPlace;
}

/** What is found in every edition, by edition and item; Enter goes there. Words can be replaced in the edition shown. */
export const FindEverywhere = ({ now, place }: FindEverywhereProps): ReactElement => {
  const { asked } = now;
  const answer = useEverywhere(place.open.plan, asked);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const [replacing, setReplacing] = useState(false);
  const tree = useRef<HTMLDivElement>(null);
  const names = useMemo(() => namesOf(place.outline), [place.outline]);
  const found = typeof answer === 'object' && answer && answer.hits.length > 0 ? answer : null;
  const rows = useMemo(
    () => (found ? foundRows({ hits: found.hits, editions: place.open.editions, names, folded }) : []),
    [found, place.open.editions, names, folded],
  );
  const card = place.open.editions.find((one) => one.id === place.edition)!;
  const shown = active !== null && rows.some((row) => row.key === active) ? active : (rows[0]?.key ?? null);

  const toTree = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!found) return;
    setActive(rows.find((row) => row.hit)?.key ?? null);
    tree.current?.focus();
  };
  const setOpen = (row: FoundRow, open: boolean): void => {
    const next = new Set(folded);
    if (open) next.delete(row.key);
    else next.add(row.key);
    setFolded(next);
  };
  const enter = (row: FoundRow): void => {
    if (row.hit) void goToHit(row.hit, asked);
    else setOpen(row, !row.open);
  };
  const ask = (change: Partial<Finding['asked']>): void => finding.set((one) => findingChanges.asked(one, change));

  return (
    <Dialog heading="Find in all editions" close={close} wide>
      <div className="find-everywhere">
        <TextField
          label="Find"
          value={asked.words}
          maxLength={400}
          spellCheck={false}
          autoFocus
          onChange={(words) => ask({ words })}
          onKeyDown={toTree}
        />
        <div className="find-options">
          <FindOptions matchCase={asked.matchCase} wholeWords={asked.wholeWords} set={ask} />
        </div>
        {typeof answer === 'string' ? <p className="trouble">{answer}</p> : null}
        {found ? (
          <p className="small" id="found-summary">
            {summaryOf(found)}
          </p>
        ) : null}
        {found ? (
          // A press on words that were found goes there, as Enter does; on the others it folds.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
          <div
            className="found-scroll"
            role="presentation"
            onClick={(event) => {
              const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
              const row = rows.find((one) => one.key === key);
              if (row?.hit) void goToHit(row.hit, asked);
            }}
          >
            <VirtualTree
              label="What is found"
              className="found-tree"
              rows={rows}
              active={shown}
              setActive={(row) => setActive(row.key)}
              setOpen={setOpen}
              enter={enter}
              renderRow={(row) => <Row row={row} />}
              classOf={(row) => `found-row found-row-${row.level}`}
              rowHeight={44}
              element={tree}
            />
          </div>
        ) : (
          <p className="quiet found-empty">
            {asked.words === ''
              ? 'Type words to find them in every edition of this plan, the newest first.'
              : answer !== null && typeof answer === 'object' && answer.words === asked.words
                ? `“${asked.words}” is in no edition of this plan.`
                : 'Looking…'}
          </p>
        )}
        {replacing ? (
          <TextField
            label={`Replace in ${editionName(card)} by`}
            value={now.replacement}
            maxLength={2000}
            autoFocus
            onChange={(replacement) => finding.set((one) => ({ ...one, replacement }))}
          />
        ) : null}
      </div>
      <div className="dialog-actions dialog-foot">
        {isReadOnly(place.open.editions, card.id) ? null : (
          <Button onClick={() => (replacing ? void previewReplacing() : setReplacing(true))}>
            {replacing ? 'Show what is replaced' : `Replace in ${editionName(card)}…`}
          </Button>
        )}
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
};
