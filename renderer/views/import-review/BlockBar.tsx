import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ReviewLine } from '../../../shared/plan/review.ts';
import { counted } from '../../app/plan-words.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { BlockMore } from './BlockMore.tsx';
import { lineChange, rangeChange } from './change.ts';
import { linesBelow } from './pieces.ts';
import type { FileRow } from './pieces.ts';
import type { ReviewDesk } from './review-desk.ts';
import { placeWords } from './review-words.ts';
import { hasEditions, optionNow, optionOf, sayingsFor } from './sayings.ts';
import type { SayingGroup } from './sayings.ts';

/** What all the rows are now; `null` where they are not all the same. */
const sharedOption = (groups: readonly SayingGroup[], lines: readonly ReviewLine[]): string | null => {
  const [first = null, ...others] = new Set(lines.map((line) => optionNow(groups, line)));
  return others.length === 0 ? first : null;
};

/** Labels mean the same wherever they stand; a plan has one title. Words of a text are alike only in how they look. */
const meanAlike = ({ looks, goesTo }: ReviewLine): boolean =>
  (looks === 'label' || looks === 'heading') && goesTo !== 'title' && goesTo !== 'left-over';

interface BlockBarProps {
  readonly desk: ReviewDesk;
  /** The rows selected, at least one. */
  readonly rows: readonly FileRow[];
  /** Gives the focus back to the list: a button that did its work may be gone. */
  readonly toList: () => void;
}

/** What the selected blocks are, and the ways to change it: them alone, or all that are like the one selected. */
export const BlockBar = ({ desk, rows, toList }: BlockBarProps): ReactElement => {
  const { lines, pieces, alike: counts, review, busy } = useStore(desk.store, (state) => state);
  const row = rows[0]!;
  const line = lines[row.place]!;
  const groups = sayingsFor(review, line, lines[row.place - 1]);
  const now = sharedOption(
    groups,
    rows.map(({ place }) => lines[place]!),
  );
  const [picked, setPicked] = useState<string | null>(null);
  const [edition, setEdition] = useState<string | null>(null);
  const [alike, setAlike] = useState(meanAlike(line));
  const several = rows.length > 1;
  const count = several ? 1 : (counts.get(line.like) ?? 1);
  const option = optionOf(groups, picked ?? now);
  const whole = row.level === 1 && row.open !== true;
  const block = whole ? 'block' : 'line';
  const asksEdition = option !== undefined && review.editions.length > 1 && hasEditions(review, option.says);
  const apply = async (): Promise<void> => {
    if (!option || busy) return;
    const named = asksEdition && edition !== null && option.says.as === 'field';
    const saying = named ? { ...option.says, edition } : option.says;
    const what = named ? `${option.words}, ${edition}` : option.words;
    if (several) return desk.change(rangeChange(lines, rows, saying, what));
    const all = alike && count > 1;
    // A whole piece is left over with all its lines; said of anything else, the lines below go with the first.
    const rest = whole && saying.as === 'left-over' ? linesBelow(lines, pieces, row.piece, all) : [];
    await desk.change(lineChange({ line: line.id, saying, what, alike: all ? count : 1, rest }));
    setPicked(null);
  };
  const editionPicker = asksEdition ? (
    <span className="block-edition">
      <span className="small">Edition</span>
      <Choice
        label="Edition it is of"
        options={review.editions.map((name) => ({ id: name, words: name }))}
        chosen={edition ?? line.edition ?? null}
        placeholder="Choose an edition"
        choose={setEdition}
      />
    </span>
  ) : null;
  const label = several ? `These ${rows.length.toLocaleString('en-GB')} blocks are` : `This ${block} is`;
  return (
    <>
      <div className="block-is">
        <span className="block-is-words">{label}</span>
        <div className="block-picker">
          <Choice
            label={label}
            options={groups}
            chosen={picked ?? now}
            placeholder={several ? 'Several things' : line.word}
            choose={setPicked}
          />
        </div>
        {count > 1 ? (
          <Tick ticked={alike} set={setAlike}>
            All {count.toLocaleString('en-GB')} {block}s like this
          </Tick>
        ) : null}
        <Button className="block-apply" aria-disabled={busy || undefined} onClick={() => void apply()}>
          Apply
        </Button>
      </div>
      {several ? (
        <div className="block-more">
          {editionPicker}
          <p className="small quiet block-several">
            From {placeWords(line.where)} to {placeWords(lines[rows.at(-1)!.place]!.where)}. Esc selects one again.
          </p>
        </div>
      ) : (
        <BlockMore desk={desk} line={line} toList={toList} first={editionPicker}>
          {placeWords(line.where)}
          {whole && row.piece.end - row.piece.from > 1 ? `, ${counted(row.piece.end - row.piece.from, 'line')}` : ''}
        </BlockMore>
      )}
    </>
  );
};
