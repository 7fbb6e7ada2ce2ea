import { memo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { walk } from '../../shared/richtext/walk.ts';
import type { Footnote, Tree } from '../../shared/richtext/tree.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { LastEdition, Marks, rolledOn } from './Marks.tsx';
import type { PageContext } from './Marks.tsx';
import { idOf, nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import { ProseField } from './ProseField.tsx';
import type { FieldState } from './session.ts';
import { useField } from './use-session.ts';

const Notes = ({ tree }: { readonly tree: Tree }): ReactNode => {
  const notes: Footnote[] = [];
  walk(tree, (node) => {
    if (node.type === 'footnote') notes.push(node);
  });
  if (notes.length === 0) return null;
  return (
    <ol className="rt-notes">
      {notes.map((note, at) => (
        <li key={at}>{plainText(note.note)}</li>
      ))}
    </ol>
  );
};

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

interface PageFieldProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  /** Words of a heading that stand before the field's own and cannot be typed into. */
  readonly lead?: string;
  /** Draws the words as a heading of their own, or run on after the lead. */
  readonly as?: 'heading' | 'run-on';
  /** The level of the field's own heading: of its words, or of its label. */
  readonly level?: HeadingLevel;
}

const labelOf = (spec: FieldSpec, state: FieldState): string =>
  rolledOn(spec, state) || spec.view.state !== 'rolled-on' ? spec.label : spec.labelWritten;

/** One field: its label, the page's remarks on it, its words, and what the last edition said. */
export const PageField = memo(function PageField({ context, spec, lead, as, level = 2 }: PageFieldProps): ReactElement {
  const state = useField(context.session, spec.key);
  const labelId = idOf('label', spec.key);
  const label = labelOf(spec, state);
  const labelled = spec.labelled && !as;
  const prose = (className?: string): ReactElement => (
    <ProseField context={context} spec={spec} state={state} labelId={labelId} {...(className ? { className } : {})} />
  );
  const Heading = `h${level}` as const;
  const Words = as === 'heading' ? Heading : 'div';
  const marks = <Marks context={context} spec={spec} state={state} bare={!labelled} />;
  return (
    <div
      className={['field', state.live ? 'field-live' : '', labelled ? '' : 'field-unlabelled', as ? `field-${as}` : '']
        .filter(Boolean)
        .join(' ')}
      data-field={spec.path}
      data-cell={`${spec.cell.subject} ${spec.cell.part}`}
    >
      <div className="field-words">
        {labelled ? (
          <div className="label-line">
            <Heading id={labelId}>{label}</Heading>
            <div className="marks">{marks}</div>
          </div>
        ) : (
          <>
            <span className="unseen" id={labelId}>
              {nameOf(spec)}
            </span>
            <div className="marks marks-above">{marks}</div>
          </>
        )}
        {spec.shape === 'choice' ? (
          <ChoiceField context={context} spec={spec} state={state} labelId={labelId} />
        ) : as ? (
          <Words className="run">
            {lead ? <span className="lead">{lead} </span> : null}
            {prose('rt-run')}
          </Words>
        ) : (
          prose()
        )}
      </div>
      <Notes tree={state.tree} />
      <LastEdition context={context} spec={spec} state={state} />
    </div>
  );
});
