import { useState } from 'react';
import type { FormEvent } from 'react';
import { CallFailed } from '../../api/client.ts';

interface Work {
  readonly busy: boolean;
  /** Why it was refused, in a sentence; empty where it was not. */
  readonly trouble: string;
  readonly setTrouble: (words: string) => void;
  readonly work: (event: FormEvent, run: () => Promise<void>) => void;
}

/** Carries a form's work out; its refusal, in one sentence, comes back to stand beside the form. */
export const useWork = (): Work => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const work = (event: FormEvent, run: () => Promise<void>): void => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble('');
    run().catch((error: unknown) => {
      setBusy(false);
      if (!(error instanceof CallFailed)) throw error;
      setTrouble(error.message);
    });
  };
  return { busy, trouble, setTrouble, work };
};
