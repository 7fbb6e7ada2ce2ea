import { useMemo, useState } from 'react';

/** What has not changed since the last drawing stays the very same, as far as `keep` finds it so. */
export const useKept = <T>(now: T, keep: (before: T, now: T) => T): T => {
  const [before, setBefore] = useState(now);
  const kept = useMemo(() => keep(before, now), [before, now, keep]);
  if (kept !== before) setBefore(kept);
  return kept;
};
