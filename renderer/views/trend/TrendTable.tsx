import type { ReactElement } from 'react';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { TONES } from '../../../shared/plan/template.ts';
import type { Tone } from '../../../shared/plan/template.ts';
import type { TrendEdition } from '../../../shared/plan/trend.ts';
import { cardOf, stateWords } from '../../app/edition-state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { toneWords } from '../../ui/tone-words.ts';

/** What a column counts: a tone, items without a status, and words that nothing gives a tone. */
type Column = Tone | 'none' | 'unknown';

const words = { ...toneWords, unknown: 'Other words' } as const satisfies Record<Column, string>;

const count = (edition: TrendEdition, column: Column): number =>
  column === 'unknown' ? edition.unmapped.reduce((sum, { items }) => sum + items, 0) : edition.tones[column];

const figure = (number: number): string => number.toLocaleString('en-GB');
const share = (number: number, all: number): string => (all === 0 ? '' : `${Math.round((100 * number) / all)} %`);

interface BarProps {
  readonly edition: TrendEdition;
  readonly columns: readonly Column[];
}

/** The shares as one bar. The figures beside it say the same, so it is not read out. */
const Bar = ({ edition, columns }: BarProps): ReactElement => (
  <div className="trend-bar" aria-hidden="true">
    {columns.map((column) => {
      const items = count(edition, column);
      return items === 0 ? null : (
        <span key={column} className={`trend-part trend-${column}`} style={{ flexGrow: items }} title={words[column]}>
          <span className="trend-figure numbers">{figure(items)}</span>
        </span>
      );
    })}
  </div>
);

interface TrendTableProps {
  readonly place: PlanPlace;
  /** Newest first. */
  readonly editions: readonly TrendEdition[];
}

/** How many items stood how, an edition a row, with the shares as a bar below its figures. */
export const TrendTable = ({ place, editions }: TrendTableProps): ReactElement => {
  const rare = (['none', 'unknown'] as const).filter((column) => editions.some((one) => count(one, column) > 0));
  const columns: readonly Column[] = [...TONES, ...rare];
  return (
    <table className="trend-table">
      <caption className="unseen">How many items had which status, edition by edition, the newest first</caption>
      <thead>
        <tr>
          <th scope="col" className="trend-edition">
            Edition
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              <span className="trend-head">
                {column === 'unknown' ? (
                  <span className="trend-unknown-mark" aria-hidden="true">
                    ?
                  </span>
                ) : (
                  <StatusShape tone={column} />
                )}
                {words[column]}
              </span>
            </th>
          ))}
          <th scope="col">Items</th>
        </tr>
      </thead>
      {editions.map((edition) => {
        const card = cardOf(place.open.editions, edition.edition);
        return (
          <tbody key={edition.edition}>
            <tr>
              <th scope="row" className="trend-edition">
                {card ? editionName(card) : ''}
                <span className="small trend-state">{card ? stateWords[card.state] : ''}</span>
              </th>
              {columns.map((column) => {
                const items = count(edition, column);
                return (
                  <td key={column} className="numbers">
                    {figure(items)}
                    <span className="small trend-share">{items === 0 ? '' : share(items, edition.items)}</span>
                  </td>
                );
              })}
              <td className="numbers">
                <b>{figure(edition.items)}</b>
              </td>
            </tr>
            <tr aria-hidden="true">
              <td colSpan={columns.length + 2} className="trend-line">
                <Bar edition={edition} columns={columns} />
              </td>
            </tr>
          </tbody>
        );
      })}
    </table>
  );
};
