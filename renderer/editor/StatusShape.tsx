import type { ReactElement, ReactNode } from 'react';
import type { Tone } from '../../shared/plan/template.ts';
import './status-shape.css';

/** Drawn on 16 by 16. Marks inside a filled shape take the page's colour, so that they show on any ground. */
const shapes = {
  complete: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="currentColor" />
      <path className="status-mark" d="m4.8 8.3 2.3 2.3 4.2-4.6" />
    </>
  ),
  'on-track': (
    <>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 1.4a6.6 6.6 0 0 0 0 13.2z" fill="currentColor" />
    </>
  ),
  delayed: (
    <>
      <path
        d="M8 1.8 15.2 14.2H.8z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path className="status-mark" d="M8 6.2v3.6M8 12.1v.1" />
    </>
  ),
  'not-started': <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  closed: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2" fill="currentColor" />
      <path className="status-mark" d="M4.5 8h7" />
    </>
  ),
  none: <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 2.6" />,
} satisfies Record<Tone | 'none', ReactNode>;

/** The shape of a status. It always stands beside its words, so it is not read out. */
export const StatusShape = ({
  tone,
  size = 16,
}: {
  readonly tone: Tone | 'none';
  readonly size?: number;
}): ReactElement => (
  <svg
    className={`status-shape status-${tone}`}
    width={size}
    height={size}
    viewBox="0 0 16 16"
    aria-hidden="true"
    focusable="false"
  >
    {shapes[tone]}
  </svg>
);
