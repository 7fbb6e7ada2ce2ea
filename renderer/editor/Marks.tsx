import type { ReactElement, ReactNode } from 'react';
import type { EditionCard, OpenPlan } from '../../shared/ipc/contract.ts';
import { longName } from '../../shared/plan/edition-name.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { StaticView } from './nodes/static-view.tsx';
import type { Numbers } from './nodes/static-view.tsx';
import { idOf, nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import { sameTree } from './same-tree.ts';
import { SharedMark } from './SharedMark.tsx';
import type { EditorSession, FieldState } from './session.ts';

/** What every field of a page is drawn with. */
export interface PageContext {
  readonly session: EditorSession;
  readonly plan: OpenPlan;
  readonly edition: EditionCard;
  readonly numbers: Numbers;
  readonly readOnly: boolean;
}

const editionOf = (plan: OpenPlan, id: string): EditionCard | undefined => plan.editions.find((one) => one.id === id);

const nameOfEdition = (plan: OpenPlan, id: string): string => longName(editionOf(plan, id)?.label ?? '');

/** True where a field reads what an earlier edition said, word for word. */
export const rolledOn = (spec: FieldSpec, state: FieldState): boolean =>
  spec.view.state === 'rolled-on' && sameTree(state.tree, spec.view.tree);

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

const LastButton = ({ context, spec, state }: MarksProps): ReactElement => (
  <button
    type="button"
    className="mark-button"
    aria-expanded={state.unfolded}
    aria-controls={state.unfolded ? idOf('last', spec.key) : undefined}
    aria-label={`${state.unfolded ? 'Hide' : 'Show'} last edition of ${nameOf(spec)}`}
    onClick={() => context.session.toggleLast(spec.key)}
  >
    <Icon name={state.unfolded ? 'chevron-down' : 'chevron-right'} size={16} />
    {state.unfolded ? 'Hide last edition' : 'Show last edition'}
  </button>
);

/** The page's own remarks on a field, at the right end of its label line. */
export const Marks = ({ context, spec, state, bare = false }: MarksProps): ReactNode => {
  const { last, writtenIn } = spec.view;
  const sameAsLast = rolledOn(spec, state);
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
      {sameAsLast && !bare ? <span className="mark">As in {nameOfEdition(context.plan, writtenIn)}</span> : null}
      {last && !sameAsLast ? <LastButton context={context} spec={spec} state={state} /> : null}
    </>
  );
};

/** What the last edition said, on its own paper. */
export const LastEdition = ({ context, spec, state }: MarksProps): ReactNode => {
  const { last } = spec.view;
  if (!last || !state.unfolded) return null;
  const edition = editionOf(context.plan, last.edition);
  return (
    <section className="last-edition" id={idOf('last', spec.key)} aria-label={`Last edition of ${nameOf(spec)}`}>
      <div className="last-line">
        <Icon name={edition?.state === 'sealed' ? 'lock' : 'pen'} size={16} />
        <p>
          <strong>Last edition:</strong> {nameOfEdition(context.plan, last.edition)}
          {edition ? `, ${edition.state}` : ''}
        </p>
        {context.readOnly || (spec.fixed && !state.unlocked) ? null : (
          <button
            type="button"
            className="last-copy"
            onClick={() => {
              context.session.write(spec.cell, last.tree, 'copying the last edition into');
              context.session.focusField(spec.cell);
            }}
          >
            Copy into this edition
          </button>
        )}
      </div>
      <div className="rt">
        <StaticView tree={last.tree} numbers={context.numbers} />
      </div>
    </section>
  );
};
