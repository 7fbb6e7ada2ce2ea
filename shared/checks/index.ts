import { forReaders } from '../plan/for-readers.ts';
import type { EditionView } from '../plan/edition-view.ts';
import type { Check, Found, Severity } from './check.ts';
import { fullStops } from './full-stops.ts';
import { missing } from './missing.ts';
import { plainReference } from './plain-reference.ts';
import { reference } from './reference.ts';
import { responseWording } from './response-wording.ts';
import { statusWord } from './status-word.ts';
import { structure } from './structure.ts';
import { unchanged } from './unchanged.ts';
import { unexplained } from './unexplained.ts';

/** The checks, the gravest first. A new one is one file and one line here. */
export const checks: readonly Check[] = [
  missing,
  reference,
  responseWording,
  statusWord,
  unexplained,
  unchanged,
  fullStops,
  structure,
  plainReference,
];

export interface Finding extends Found {
  readonly check: string;
  readonly severity: Severity;
  readonly rule: string;
  readonly source: string;
}

/** Everything that one check finds in an edition: in what its readers are shown, so not in what of a folded item is not. */
export const findingsOf = ({ id, severity, rule, source, find }: Check, view: EditionView): Finding[] =>
  find(forReaders(view)).map((found) => ({ ...found, check: id, severity, rule, source }));

/** Everything the checks find in an edition, check by check. */
export const findings = (view: EditionView): Finding[] => checks.flatMap((check) => findingsOf(check, view));
