/** What names an entry of a list through its changes. */
const nameOf = (one: unknown): string | null => {
  if (typeof one !== 'object' || one === null) return null;
  const { id, key } = one as { readonly id?: unknown; readonly key?: unknown };
  return typeof id === 'string' ? id : typeof key === 'string' ? key : null;
};

/** The entries of a list as they stood before, each beside the one that bears its name now. */
const partners = (before: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  if (before.length === now.length && now.every((one, at) => nameOf(one) === nameOf(before[at]))) return before;
  const byName = new Map(before.flatMap((one) => (nameOf(one) === null ? [] : [[nameOf(one)!, one] as const])));
  return now.map((one, at) => {
    const name = nameOf(one);
    return name === null ? before[at] : byName.get(name);
  });
};

const keptList = (before: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  const beside = partners(before, now);
  const list = now.map((one, at) => kept(beside[at], one));
  return before.length === now.length && list.every((one, at) => one === before[at]) ? before : list;
};

const keptObject = (before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> => {
  const keys = Object.keys(now);
  const parts = keys.map((key) => kept(before[key], now[key]));
  const same = parts.every((part, at) => part === before[keys[at]!] && Object.hasOwn(before, keys[at]!));
  if (same && keys.length === Object.keys(before).length) return before;
  return Object.fromEntries(keys.map((key, at) => [key, parts[at]]));
};

const kept = (before: unknown, now: unknown): unknown => {
  if (Object.is(before, now)) return before;
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return now;
  if (Array.isArray(before) && Array.isArray(now)) return keptList(before, now);
  if (Array.isArray(before) || Array.isArray(now)) return now;
  return keptObject(before as Record<string, unknown>, now as Record<string, unknown>);
};

/**
 * A value read anew, of plain JSON, with every part that says the same as `before` being the same object as there: what
 * follows a part then need not look at it again. Entries of lists are matched by their `id` or `key`, else by their place.
 */
export const keepParts = <T>(before: T | undefined, now: T): T => kept(before, now) as T;
