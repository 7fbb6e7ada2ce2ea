import type { ReactElement } from 'react';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import type { PageContext } from './Marks.tsx';
import type { FieldSpec } from './page-fields.ts';
import { PageField } from './PageField.tsx';
import type { HeadingLevel } from './PageField.tsx';
import { useField } from './use-session.ts';

interface OptionalFieldProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly level?: HeadingLevel;
}

/** A text that a plan may do without: while there is none, the page shows a button for it and no empty line. */
export const OptionalField = ({ context, spec, level = 2 }: OptionalFieldProps): ReactElement | null => {
  const state = useField(context.session, spec.key);
  if (state.wanted || state.live || !isBlank(state.tree))
    return <PageField context={context} spec={spec} level={level} />;
  if (context.readOnly) return null;
  return (
    <div className="add-line">
      <button type="button" className="mark-button add-text" onClick={() => context.session.want(spec.cell)}>
        {spec.add}
      </button>
    </div>
  );
};
