import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'disabled'>;

export interface ButtonProps extends Native {
  readonly look?: 'primary' | 'plain' | 'link';
  readonly size?: 'view' | 'pane';
  readonly submit?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words. One `primary` a view. */
export const Button = ({ look = 'plain', size = 'view', submit, className, ...rest }: ButtonProps): ReactElement => (
  <button
    type={submit ? 'submit' : 'button'}
    className={`button button-${look} button-in-${size}${className ? ` ${className}` : ''}`}
    {...rest}
  />
);

export interface IconButtonProps extends Omit<Native, 'children'> {
  readonly icon: IconName;
  /** What it does: its name to a screen reader and its tooltip. */
  readonly label: string;
  readonly keys?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with an icon alone, for actions everybody knows. */
export const IconButton = ({ icon, label, keys, className, ...rest }: IconButtonProps): ReactElement => (
  <button
    type="button"
    className={className ? `icon-button ${className}` : 'icon-button'}
    aria-label={label}
    aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
    title={keys ? `${label} (${keys})` : label}
    {...rest}
  >
    <Icon name={icon} />
  </button>
);
