import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { editionName } from '../../shared/plan/edition-name.ts';
import type { AsksWhy } from '../../shared/plan/slips.ts';
import { changeThePlan } from '../app/change-plan.ts';
import { holdReason } from './held-reasons.ts';
import type { PageContext } from './Marks.tsx';
import { nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState } from './session.ts';
import { askedOf } from './why-changed.ts';
import './why-changed.css';

interface WhyProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly state: FieldState;
}

/** No reason is longer, in characters. */
const LONGEST = 2000;

/** Longer words are a sentence, which stands in quotes. */
const SHORT = 40;

const keptOf = async (spec: FieldSpec, reason: string): Promise<boolean> =>
  (await changeThePlan(
    { do: 'explain', subject: spec.cell.subject, field: spec.cell.part.replace(/^field:/, ''), reason },
    { tell: false },
  )) !== null;

interface BoxProps {
  readonly spec: FieldSpec;
  readonly reason: string;
  /**
   * The reason as it is to be kept; `key` is true where it was ended by a key, and the focus is to stay here. It answers whether
   * the reason is kept.
   */
  readonly end: (reason: string, key: boolean) => Promise<boolean>;
}

/** The box in which the reason is written: kept on leaving it or by Enter, as before after Esc. */
const Box = ({ spec, reason, end }: BoxProps): ReactElement => {
  const id = useId();
  const [typed, setTyped] = useState(reason);
  const [last, setLast] = useState(reason);
  // Taken back or changed elsewhere, the box says what is kept.
  if (reason !== last) {
    setLast(reason);
    setTyped(reason);
  }
  useEffect(() => holdReason(() => end(typed.trim(), false)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void end(typed.trim(), true);
    }
    if (event.key !== 'Escape' || (typed === reason && reason === '')) return;
    event.preventDefault();
    event.stopPropagation();
    setTyped(reason);
    void end(reason, true);
  };
  return (
    <div className="why-box">
      <label htmlFor={id}>
        Why has it changed?<span className="unseen"> {nameOf(spec)}</span>
      </label>
      <textarea
        id={id}
        className="input"
        rows={1}
        maxLength={LONGEST}
        value={typed}
        data-why={`${spec.cell.subject} ${spec.cell.part}`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={onKeyDown}
        onBlur={() => void end(typed.trim(), false)}
      />
      <span className="unseen" id={`${id}-hint`}>
        Enter keeps it.
      </span>
    </div>
  );
};

interface AskedProps extends WhyProps {
  readonly asked: AsksWhy;
}

const Asked = ({ context, spec, asked }: AskedProps): ReactElement => {
  const [changing, setChanging] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  /** Where the focus goes once it is drawn, unless the person has taken it elsewhere by then. */
  const wanted = useRef<'button' | 'box' | null>(null);
  /** What is on its way to be kept: leaving the box right after Enter keeps it once. */
  const sent = useRef<{ readonly words: string; readonly kept: Promise<boolean> } | null>(null);
  const { reason, from } = asked;
  const edition = context.plan.editions.find((one) => one.id === from.edition);
  useEffect(() => {
    const there = wanted.current === 'button' ? button.current : box.current?.querySelector('textarea');
    if (wanted.current === null || !there) return;
    wanted.current = null;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || box.current?.contains(activeElement)) there.focus();
  });
  const end = (words: string, byKey: boolean): Promise<boolean> => {
    wanted.current = byKey ? (words === '' ? 'box' : 'button') : null;
    setChanging(false);
    if (words === sent.current?.words) return sent.current.kept;
    if (words === (reason ?? '')) return Promise.resolve(true);
    const kept = keptOf(spec, words).then((isKept) => {
      sent.current = null;
      if (!isKept) wanted.current = null;
      return isKept;
    });
    sent.current = { words, kept };
    return kept;
  };
  const isBox = !context.readOnly && (reason === null || changing);
  return (
    <div className="why" ref={box}>
      <p>
        Changed from {from.words.length > SHORT ? `“${from.words}”` : <b>{from.words}</b>}
        {edition ? ` (${editionName(edition)})` : ''}
      </p>
      {isBox ? <Box spec={spec} reason={reason ?? ''} end={end} /> : null}
      {reason !== null && !isBox ? (
        <p className="why-reason">
          <span>
            <b>Why:</b> {reason}
          </span>
          {context.readOnly ? null : (
            <button
              ref={button}
              type="button"
              className="last-copy"
              aria-label={`Change the reason for ${nameOf(spec)}`}
              data-why={`${spec.cell.subject} ${spec.cell.part}`}
              onClick={() => {
                wanted.current = 'box';
                setChanging(true);
              }}
            >
              Change the reason
            </button>
          )}
        </p>
      ) : null}
      {reason === null && context.readOnly ? <p>No reason is given.</p> : null}
    </div>
  );
};

/** Says under a field what it was changed from, and asks why: of a date that moved, of a status that went back. */
export const WhyChanged = (props: WhyProps): ReactNode => {
  const asked = askedOf(props.spec, props.state.tree);
  return asked ? <Asked {...props} asked={asked} /> : null;
};
