import { useId } from 'react';
import type { ReactElement } from 'react';
import { Octagon } from '../../ui/ErrorPanel.tsx';
import type { TypedDay } from './published-day.ts';

interface PublishedDayProps {
  readonly typed: TypedDay;
  readonly trouble: string;
  readonly change: (typed: TypedDay) => void;
}

const PARTS = [
  { part: 'day', label: 'Day', characters: 2 },
  { part: 'month', label: 'Month', characters: 2 },
  { part: 'year', label: 'Year', characters: 4 },
] as const satisfies readonly { part: keyof TypedDay; label: string; characters: number }[];

/** The date of publication, typed in three boxes: nothing has to be hunted for in a calendar, at any zoom. */
export const PublishedDay = ({ typed, trouble, change }: PublishedDayProps): ReactElement => {
  const id = useId();
  return (
    <fieldset
      className={trouble ? 'day-field text-field-trouble' : 'day-field'}
      aria-describedby={trouble ? `${id}-hint ${id}-trouble` : `${id}-hint`}
    >
      <legend>Date of publication</legend>
      <p className="small" id={`${id}-hint`}>
        Such as 31 10 2022. Leave it empty where nobody knows it.
      </p>
      {trouble ? (
        <p className="trouble" id={`${id}-trouble`}>
          <Octagon size={16} />
          {trouble}
        </p>
      ) : null}
      <div className="day-parts">
        {PARTS.map(({ part, label, characters }) => (
          <label key={part}>
            {label}
            <input
              className="input numbers"
              inputMode="numeric"
              autoComplete="off"
              maxLength={characters}
              style={{ width: `${characters + 3}ch` }}
              value={typed[part]}
              aria-invalid={trouble ? true : undefined}
              onChange={(event) => change({ ...typed, [part]: event.target.value })}
              onFocus={(event) => event.target.select()}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
};
