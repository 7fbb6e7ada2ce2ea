import { memo } from 'react';
import type { ReactElement } from 'react';
import { ChoiceField } from './ChoiceField.tsx';
import { Earlier } from './Earlier.tsx';
import { Marks } from './Marks.tsx';
import type { PageContext } from './Marks.tsx';
import { Notes } from './Notes.tsx';
import { AddName, NamedHeading } from './NameField.tsx';
import { idOf, nameOf } from './page-fields.ts';
import type { FieldSpec, ItemSpec } from './page-fields.ts';
import { ProseField } from './ProseField.tsx';
import type { FieldState } from './session.ts';
import { sameTree } from './same-tree.ts';
import { useField } from './use-session.ts';
import { WhyChanged } from './WhyChanged.tsx';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

interface PageFieldProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  /** Words of a heading that stand before the field's own and cannot be typed into. */
  readonly lead?: string;
  /** The item whose heading stands before the words, where its name can be written in; `colon` closes the heading. */
  readonly item?: ItemSpec;
  readonly colon?: string;
  /** Draws the words as a heading of their own, or run on after the lead. */
  readonly as?: 'heading' | 'run-on';
  /** The level of the field's own heading: of its words, or of its label. */
  readonly level?: HeadingLevel;
}

const labelOf = (spec: FieldSpec, state: FieldState): string =>
  spec.view.state !== 'rolled-on' || sameTree(state.tree, spec.view.tree) ? spec.label : spec.labelWritten;

/** One field: its label, the page's remarks on it, its words, and what the last edition said. */
export const PageField = memo(function PageField(props: PageFieldProps): ReactElement {
  const { context, spec, lead, item, colon = '', as, level = 2 } = props;
  const name = item?.name ?? null;
  const state = useField(context.session, spec.key);
  const labelId = idOf('label', spec.key);
  const label = labelOf(spec, state);
  const labelled = spec.labelled && !as;
  const prose = (className?: string): ReactElement => (
    <ProseField context={context} spec={spec} state={state} labelId={labelId} {...(className ? { className } : {})} />
  );
  const Heading = `h${level}` as const;
  const Words = as === 'heading' ? Heading : 'div';
  const marks = (
    <>
      {name ? <AddName context={context} name={name} /> : null}
      <Marks context={context} spec={spec} state={state} bare={!labelled} />
    </>
  );
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
            {lead ? (
              <span className="lead">
                {item && name ? <NamedHeading context={context} spec={item} name={name} colon={colon} /> : lead}{' '}
              </span>
            ) : null}
            {prose('rt-run')}
          </Words>
        ) : (
          prose()
        )}
      </div>
      <Notes context={context} spec={spec} state={state} />
      <WhyChanged context={context} spec={spec} state={state} />
      <Earlier context={context} spec={spec} state={state} />
    </div>
  );
});
