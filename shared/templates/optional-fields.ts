import type { FieldTemplate } from '../plan/template.ts';
import { LEADS, MEASURES, TIMESCALES } from './also-called.ts';

/**
 * Fields that many plans have and others have not: a template is given one where a file has it, under the file's own
 * label, and what other labels mean is known from the start.
 */
export const optionalFields: readonly FieldTemplate[] = [
  { key: 'lead', label: 'Lead', scope: 'rolls-on', holds: 'prose', alsoCalled: LEADS },
  { key: 'timescale', label: 'Timescale', scope: 'rolls-on', holds: 'prose', alsoCalled: TIMESCALES },
  { key: 'measures', label: 'Measures of success', scope: 'rolls-on', holds: 'prose', alsoCalled: MEASURES },
];
