import type { ReactElement } from 'react';

/** A chain that has come apart. */
export const BrokenLink = (): ReactElement => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.75}
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M9 17H7A5 5 0 0 1 7 7h2M15 7h2a5 5 0 0 1 4 8M13 17h2M4 3l2 2M20 21l-2-2" />
  </svg>
);
