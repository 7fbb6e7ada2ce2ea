import type { ChangeKind } from '../../../shared/plan/compared.ts';

/** What the kinds of changes are called in the filter. */
export const kindWords = {
  text: 'Text',
  status: 'Status',
  timescale: 'Timescale',
  facts: 'Owner and other facts',
  added: 'Added',
  retired: 'Retired',
  moved: 'Moved',
  renumbered: 'Renumbered',
} as const satisfies Record<ChangeKind, string>;

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What the filter's button says: "All kinds", "Status and Timescale". */
export const filterWords = (kinds: ReadonlySet<ChangeKind>): string =>
  kinds.size === 0
    ? 'All kinds'
    : LIST.format(
        (Object.keys(kindWords) as ChangeKind[]).filter((kind) => kinds.has(kind)).map((kind) => kindWords[kind]),
      );
