import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { IconButton } from './Button.tsx';
import './toasts.css';

/** A short notice of what was done. Never an error: those stand where they happened. */
export interface Toast {
  readonly id: number;
  readonly words: string;
  readonly undo?: (() => void) | undefined;
  /** Notices of one kind take each other's place. */
  readonly kind?: string | undefined;
}

const SHOWN_FOR = 10_000;

const OneToast = ({ toast, close }: { readonly toast: Toast; readonly close: (id: number) => void }): ReactElement => {
  const [held, setHeld] = useState(false);
  const left = useRef(SHOWN_FOR);
  useEffect(() => {
    if (held) return undefined;
    const since = Date.now();
    const timer = setTimeout(() => close(toast.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1000, left.current - (Date.now() - since));
    };
  }, [held, close, toast.id]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{toast.words}</p>
      {toast.undo ? (
        <button
          type="button"
          className="toast-undo"
          onClick={() => {
            toast.undo?.();
            close(toast.id);
          }}
        >
          Undo
        </button>
      ) : null}
      <IconButton icon="x" label="Close this notice" onClick={() => close(toast.id)} />
    </div>
  );
};

interface ToastsProps {
  readonly toasts: readonly Toast[];
  readonly close: (id: number) => void;
}

/** Notices at the foot of the window. The pointer or the focus on one keeps it there; F6 goes to what can be undone. */
export const Toasts = ({ toasts, close }: ToastsProps): ReactElement => (
  <div
    className="toasts"
    role="status"
    aria-live="polite"
    data-pane={toasts.some((toast) => toast.undo) ? 'notices' : undefined}
  >
    {toasts.map((toast) => (
      <OneToast key={toast.id} toast={toast} close={close} />
    ))}
  </div>
);
