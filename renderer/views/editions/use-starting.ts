import { useEffect, useState } from 'react';
import type { Starting } from '../../../shared/plan/starting.ts';
import { call, CallFailed } from '../../api/client.ts';

/** How long the name rests before it is asked about. Milliseconds. */
const REST = 250;

export interface Preview {
  /** The last answer; it stays while the next one is on its way. */
  readonly starting: Starting | null;
  /** The name that answer is about; `undefined` before there is one. */
  readonly about: string | undefined;
  /** Why it could not be looked through, in a sentence. */
  readonly trouble: string;
}

/** What starting an edition of this name would come to, asked for anew as the name comes to rest. */
export const useStarting = (plan: string, label: string): Preview => {
  const [preview, setPreview] = useState<Preview>({ starting: null, about: undefined, trouble: '' });
  const first = preview.about === undefined && preview.trouble === '';
  useEffect(() => {
    let wanted = true;
    const ask = (): void => {
      const name = label.trim();
      call('edition/starting', { plan, ...(name === '' ? {} : { label: name.slice(0, 200) }) }).then(
        (starting) => wanted && setPreview({ starting, about: label, trouble: '' }),
        (error: unknown) => {
          if (!(error instanceof CallFailed)) throw error;
          if (wanted) setPreview((now) => ({ ...now, trouble: error.message }));
        },
      );
    };
    const timer = setTimeout(ask, first ? 0 : REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // The first answer is not waited for twice.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [plan, label]);
  return preview;
};
