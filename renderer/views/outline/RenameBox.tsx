import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';

interface RenameBoxProps {
  readonly label: string;
  readonly words: string;
  /** Where the row's words stand, in pixels of the pane. */
  readonly box: { readonly top: number; readonly left: number; readonly width: number; readonly height: number };
  readonly done: (words: string | null) => void;
}

/** The words of a row, to be changed where they stand: Enter or leaving keeps them, Esc does not. */
export const RenameBox = ({ label, words, box, done }: RenameBoxProps): ReactElement => {
  const [now, setNow] = useState(words);
  const ended = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const end = (kept: string | null): void => {
    if (ended.current) return;
    ended.current = true;
    done(kept);
  };
  return (
    <input
      ref={input}
      className="input rename-box"
      style={box}
      aria-label={label}
      placeholder={label}
      maxLength={400}
      value={now}
      onChange={(event) => setNow(event.target.value)}
      onBlur={() => end(now)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') {
          event.preventDefault();
          end(now);
        } else if (event.key === 'Escape') {
          event.preventDefault();
          end(null);
        }
      }}
    />
  );
};
