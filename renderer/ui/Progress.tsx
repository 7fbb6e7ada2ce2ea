import type { ReactElement, ReactNode } from 'react';

interface ProgressProps {
  readonly label: ReactNode;
  /** Leave out while the length of the work is not known. */
  readonly done?: number | undefined;
  readonly total?: number | undefined;
  readonly children?: ReactNode;
}

/** How far a piece of work is. */
export const Progress = ({ label, done, total, children }: ProgressProps): ReactElement => (
  <div className="progress">
    <label>
      <span className="progress-label">{label}</span>
      {done === undefined || !total ? <progress /> : <progress value={Math.min(done, total)} max={total} />}
    </label>
    {children ? <p className="small">{children}</p> : null}
  </div>
);
