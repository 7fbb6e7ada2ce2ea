import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './disclosure.css';

interface DisclosureProps {
  readonly words: ReactNode;
  /** What stands at the right of the words, quietly. */
  readonly note?: ReactNode;
  readonly startsOpen?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A line that unfolds what belongs to it; that is drawn once it is asked for. */
export const Disclosure = ({ words, note, startsOpen = false, className, children }: DisclosureProps): ReactElement => {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div className={className ? `disclosure ${className}` : 'disclosure'}>
      <button
        type="button"
        className="disclosure-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen((now) => !now)}
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={16} />
        <span className="disclosure-words">{words}</span>
        {note ? <span className="small numbers">{note}</span> : null}
      </button>
      {open ? (
        <div id={id} className="disclosure-inside">
          {children}
        </div>
      ) : null}
    </div>
  );
};
