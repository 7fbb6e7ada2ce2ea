import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { ItemView, Outline, OutlineItem } from '../../../shared/ipc/contract.ts';
import { answeredByOf } from '../../../shared/plan/answers.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { goTo } from '../../app/open-plan.ts';
import { openDrawer } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { outlineItems, sectionOf } from './outline-filter.ts';
import './answers.css';

const ChooseItem = lazy(async () => ({ default: (await import('./ChooseItem.tsx')).ChooseItem }));

interface Known {
  readonly items: ReadonlyMap<string, OutlineItem>;
  readonly answeredBy: ReadonlyMap<string, readonly string[]>;
}

/** Asked for each item that is shown, of outlines that stay. */
const known = new WeakMap<Outline, Known>();

const knownOf = (outline: Outline): Known => {
  const before = known.get(outline);
  if (before) return before;
  const items = outlineItems(outline);
  const made = { items: new Map(items.map((one) => [one.id, one])), answeredBy: answeredByOf(items) };
  known.set(outline, made);
  return made;
};

interface ChipProps {
  readonly place: PlanPlace;
  readonly item: OutlineItem | undefined;
  readonly remove?: (() => void) | undefined;
}

/** An item by its number and words, which leads to it; or what is said in the place of one that is gone. */
const Chip = ({ place, item, remove }: ChipProps): ReactElement => {
  const words = item ? `${item.number ?? ''} ${item.words}`.trim() || 'An item without words' : 'Not in this edition';
  return (
    <li className={item ? 'answer' : 'answer answer-gone'}>
      {item ? (
        <button
          type="button"
          className="answer-go"
          title={words}
          aria-label={`${words}. Go to it`}
          onClick={() => {
            openDrawer(null);
            void goTo(sectionOf(place.outline, item.id) ?? null, item.id);
          }}
        >
          {item.number === null ? null : <b className="numbers">{item.number}</b>}
          <span className="answer-words">{item.words || 'An item without words'}</span>
        </button>
      ) : (
        <span className="answer-lost">{words}</span>
      )}
      {remove ? (
        <IconButton
          icon="x"
          label={item ? `Take away ${item.number ?? words}` : 'Take away the item that is not in this edition'}
          onClick={remove}
        />
      ) : null}
    </li>
  );
};

interface AnswersProps {
  readonly place: PlanPlace;
  readonly item: ItemView;
  readonly readOnly: boolean;
}

/** What an item answers beside what it stands under, and what answers it: each leads there. */
export const AnswersRow = ({ place, item, readOnly }: AnswersProps): ReactElement | null => {
  const [choosing, setChoosing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { items, answeredBy } = knownOf(place.outline);
  const answers = (item.facts.answers ?? []).filter((id) => id !== item.id);
  const by = answeredBy.get(item.id) ?? [];
  const taken = new Set([item.id, ...answers]);
  const link = async (to: string, linked: boolean): Promise<void> => {
    // What was pressed goes away with its line: the row keeps the focus.
    if (!linked) list.current?.focus();
    await changeThePlan({ do: 'link', subject: item.id, to, linked });
  };
  if (readOnly && answers.length === 0 && by.length === 0) return null;
  return (
    <>
      {readOnly && answers.length === 0 ? null : (
        <div className="fact fact-choice">
          <dt className="fact-label">Also answers</dt>
          <dd className="fact-text answers-of" ref={list} tabIndex={-1}>
            {answers.length > 0 ? (
              <ul role="list" className="answers" aria-label="Also answers">
                {answers.map((id) => (
                  <Chip
                    key={id}
                    place={place}
                    item={items.get(id)}
                    remove={readOnly ? undefined : () => void link(id, false)}
                  />
                ))}
              </ul>
            ) : null}
            {readOnly ? null : (
              <Button size="pane" onClick={() => setChoosing(true)}>
                Link an item
              </Button>
            )}
          </dd>
        </div>
      )}
      {by.length > 0 ? (
        <div className="fact fact-choice">
          <dt className="fact-label">Also answered by</dt>
          <dd className="fact-text">
            <ul role="list" className="answers" aria-label="Also answered by">
              {by.map((id) => (
                <Chip key={id} place={place} item={items.get(id)} />
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
      {choosing ? (
        <Suspense fallback={null}>
          <ChooseItem
            outline={place.outline}
            heading={`What does ${item.number ?? 'this item'} also answer?`}
            hint="Its number, such as 6.1.3, or some of its words. The link follows the item when numbers change."
            button="Link it"
            except={taken}
            close={() => setChoosing(false)}
            choose={({ id }) => {
              setChoosing(false);
              void link(id, true);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
};
