import type { ReactElement, ReactNode } from 'react';

/** The octagon of what must be put right. */
export const Octagon = ({ size = 20 }: { readonly size?: 16 | 20 }): ReactElement => (
  <svg className="icon octagon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path className="octagon-ground" d="M6.6 1.8h6.8l4.8 4.8v6.8l-4.8 4.8H6.6l-4.8-4.8V6.6z" />
    <path className="octagon-mark" d="M10 5.4v5.2M10 13.6v.9" />
  </svg>
);

/** The open diamond of what should be put right. */
export const Diamond = ({ size = 20 }: { readonly size?: 16 | 20 }): ReactElement => (
  <svg className="icon diamond" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d="M10 2.4 17.6 10 10 17.6 2.4 10z" fill="none" stroke="currentColor" strokeWidth="2" />
  </svg>
);

/** The three lines of a note. */
export const NoteMark = (): ReactElement => (
  <svg className="icon note-mark" width={20} height={20} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d="M3 5h14M3 10h14M3 15h9" fill="none" stroke="currentColor" strokeWidth="2" />
  </svg>
);

interface ErrorPanelProps {
  readonly heading: string;
  readonly children?: ReactNode;
  /** Buttons: what to do next. */
  readonly actions?: ReactNode;
}

/** Says what is wrong with what, in place, where the person is looking. */
export const ErrorPanel = ({ heading, children, actions }: ErrorPanelProps): ReactElement => (
  <div className="error-panel" role="alert">
    <Octagon />
    <div className="error-panel-words">
      <p className="error-panel-heading">{heading}</p>
      {children ? <div>{children}</div> : null}
      {actions ? <div className="error-panel-actions">{actions}</div> : null}
    </div>
  </div>
);
