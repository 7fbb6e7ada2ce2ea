import type { ReactElement, ReactNode } from 'react';

interface ProgressProps {
  readonly label: ReactNode;
  /** What stands below the bar: the way to stop the work. */
  readonly children?: ReactNode;
}

/** That a piece of work is under way, whose length is not known. */
export const Progress = ({ label, children }: ProgressProps): ReactElement => (
  <div className="progress">
    <label>
      <span className="progress-label">{label}</span>
      <progress />
    </label>
    {children}
  </div>
);
