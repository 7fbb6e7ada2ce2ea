import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import './radios.css';

interface RadiosProps<Id extends string> {
  readonly legend: ReactNode;
  readonly options: readonly { readonly id: Id; readonly words: ReactNode }[];
  readonly chosen: Id;
  readonly choose: (id: Id) => void;
  readonly busy?: boolean;
}

/** One of a few ways, all of them in sight. */
export const Radios = <Id extends string>({ legend, options, chosen, choose, busy }: RadiosProps<Id>): ReactElement => {
  const name = useId();
  return (
    <fieldset className="radios">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.id} className="tick">
          <input
            type="radio"
            name={name}
            checked={option.id === chosen}
            aria-disabled={busy || undefined}
            onChange={() => (busy ? undefined : choose(option.id))}
          />
          <span>{option.words}</span>
        </label>
      ))}
    </fieldset>
  );
};
