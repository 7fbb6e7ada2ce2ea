import type { ReactElement, ReactNode } from 'react';
import type { EditionCard, OpenPlan } from '../../shared/ipc/contract.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Numbers } from './nodes/static-view.tsx';
import { idOf, nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import { SharedMark } from './SharedMark.tsx';
import type { EditorSession, FieldState } from './session.ts';
import { saysTheSame, unchangedWords } from './unchanged-since.ts';

/** What every field of a page is drawn with. */
export interface PageContext {
  readonly session: EditorSession;
  readonly plan: OpenPlan;
  readonly edition: EditionCard;
  readonly numbers: Numbers;
  readonly readOnly: boolean;
}

interface MarksProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly state: FieldState;
  /** True where the words are themselves a heading or run on after one: then only what can be done is said. */
  readonly bare?: boolean;
}

/** Whether a field that each edition writes anew is still without words. */
export const notUpdated = (spec: FieldSpec, state: FieldState): boolean =>
  spec.scope === 'edition' && Boolean(spec.view.last) && isBlank(state.tree);

/** Unfolds what earlier editions said. Where the last one said what is said now, it is what came before that is of use. */
const LastButton = ({ context, spec, state }: MarksProps): ReactElement => {
  const what = saysTheSame(spec, state) ? 'earlier words' : 'last edition';
  const words = `${state.unfolded ? 'Hide' : 'Show'} ${what}`;
  return (
    <button
      type="button"
      className="mark-button"
      aria-expanded={state.unfolded}
      aria-controls={state.unfolded ? idOf('last', spec.key) : undefined}
      aria-label={`${words} of ${nameOf(spec)}`}
      onClick={() => context.session.toggleLast(spec.key)}
    >
      <Icon name={state.unfolded ? 'chevron-down' : 'chevron-right'} size={16} />
      {words}
    </button>
  );
};

/** The page's own remarks on a field, at the right end of its label line. */
export const Marks = ({ context, spec, state, bare = false }: MarksProps): ReactNode => {
  const { last } = spec.view;
  const unchanged = unchangedWords(spec, state, context.plan.editions);
  // An introduction has no label, and is said to be unchanged all the same: only a heading is not.
  const isQuiet = bare && spec.shape !== 'narrative';
  const waiting = !context.readOnly && notUpdated(spec, state);
  const locked = spec.fixed && !state.unlocked && !context.readOnly;
  return (
    <>
      {locked ? (
        <>
          <button
            type="button"
            className="mark-button mark-unlock"
            aria-label={`Change the text of ${nameOf(spec)}`}
            onClick={() => context.session.unlock(spec.key)}
          >
            Change this text
          </button>
          <span className="mark mark-fixed">
            <Icon name="lock" size={16} />
            Fixed text
          </span>
        </>
      ) : null}
      {spec.fixed && state.unlocked && !context.readOnly ? (
        <>
          <button
            type="button"
            className="mark-button"
            aria-label={`Lock the text of ${nameOf(spec)} again`}
            onClick={() => context.session.lock(spec.key)}
          >
            Lock it again
          </button>
          <span className="mark mark-unlocked">
            <Icon name="pen" size={16} />
            Fixed text, unlocked
          </span>
        </>
      ) : null}
      {bare ? null : <SharedMark spec={spec} state={state} />}
      {waiting ? <span className="mark mark-waiting">Not yet updated</span> : null}
      {isQuiet || unchanged === '' ? null : <span className="mark">{unchanged}</span>}
      {last && (unchanged === '' || last.earlier !== undefined || state.unfolded) ? (
        <LastButton context={context} spec={spec} state={state} />
      ) : null}
    </>
  );
};
