import type { Tone } from '../../shared/plan/template.ts';

/** How a tone is called beside its shape. */
export const toneWords = {
  complete: 'Complete',
  'on-track': 'On track',
  delayed: 'Delayed',
  'not-started': 'Not started',
  closed: 'Closed',
  none: 'No status yet',
} as const satisfies Record<Tone | 'none', string>;
