/** Reasons that are being written and are not kept yet, each with what keeps it: it answers whether that was done. */
const held = new Set<() => Promise<boolean>>();

/** Takes note of a reason that is being written; the function returned ends that. */
export const holdReason = (keep: () => Promise<boolean>): (() => void) => {
  held.add(keep);
  return () => void held.delete(keep);
};

/** Keeps the reasons that are being written, before the page is left. False where one could not be kept. */
export const keepReasons = async (): Promise<boolean> =>
  (await Promise.all([...held].map((keep) => keep()))).every(Boolean);
