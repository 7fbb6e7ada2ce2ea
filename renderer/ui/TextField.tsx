import { useId } from 'react';
import type { InputHTMLAttributes, ReactElement } from 'react';
import { Octagon } from './ErrorPanel.tsx';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** One sentence, where what stands in the field will not do. */
  readonly trouble?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled line of text. */
export const TextField = ({ label, hint, trouble, value, onChange, ...rest }: TextFieldProps): ReactElement => {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', trouble ? `${id}-trouble` : ''].filter(Boolean).join(' ');
  return (
    <div className={trouble ? 'text-field text-field-trouble' : 'text-field'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="small" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {trouble ? (
        <p className="trouble" id={`${id}-trouble`}>
          <Octagon size={16} />
          {trouble}
        </p>
      ) : null}
      <input
        id={id}
        className="input"
        value={value}
        aria-describedby={described || undefined}
        aria-invalid={trouble ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
};
