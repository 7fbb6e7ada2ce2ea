import type { ReactElement, ReactNode } from 'react';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import { printedHeading } from '../../shared/plan/printed-words.ts';
import { kindOf } from '../../shared/plan/template.ts';
import type { ItemKind } from '../../shared/plan/template.ts';
import type { PageContext } from './Marks.tsx';
import { idOf, nameOf } from './page-fields.ts';
import type { FieldSpec, ItemSpec } from './page-fields.ts';
import { ProseField } from './ProseField.tsx';
import { useField } from './use-session.ts';

/** Stands in for the name where a heading is taken apart. */
const NAME = '\u{F0000}';

/** What stands before and after the name in an item's heading: "Goal J (" and ")". */
export const aroundName = (kind: ItemKind, number: string | null): readonly [before: string, after: string] => {
  const [before = '', after = ''] = printedHeading(kind, { number, name: NAME, text: null }).split(NAME);
  return [before, after];
};

/** The name in an item's heading, to be written in. */
const Name = ({ context, spec }: { readonly context: PageContext; readonly spec: FieldSpec }): ReactElement => {
  const state = useField(context.session, spec.key);
  return (
    <span
      className={state.live ? 'field-inline field-inline-live' : 'field-inline'}
      data-field={spec.path}
      data-cell={`${spec.cell.subject} ${spec.cell.part}`}
    >
      {/* Not read with the heading that it stands in. */}
      <span hidden id={idOf('label', spec.key)}>
        {nameOf(spec)}
      </span>
      <ProseField context={context} spec={spec} state={state} labelId={idOf('label', spec.key)} className="rt-run" />
    </span>
  );
};

interface HeadingProps {
  readonly context: PageContext;
  readonly spec: ItemSpec;
  readonly name: FieldSpec;
  /** What comes after the heading where words run on from it. */
  readonly colon: string;
}

/** An item's heading of which the name can be written in: all else of it cannot be broken. */
export const NamedHeading = ({ context, spec, name, colon }: HeadingProps): ReactNode => {
  const state = useField(context.session, name.key);
  const kind = kindOf(context.plan.template, spec.item.kind);
  if (!state.wanted && !state.live && isBlank(state.tree))
    return `${printedHeading(kind, { number: spec.item.number, name: null, text: null })}${colon}`;
  const [before, after] = aroundName(kind, spec.item.number);
  return (
    <>
      {before}
      <Name context={context} spec={name} />
      {after}
      {colon}
    </>
  );
};

/** The button that brings a name, where an item of such a kind has none. */
export const AddName = ({ context, name }: Pick<HeadingProps, 'context' | 'name'>): ReactElement | null => {
  const state = useField(context.session, name.key);
  if (context.readOnly || state.wanted || state.live || !isBlank(state.tree)) return null;
  return (
    <button
      type="button"
      className="mark-button mark-seldom"
      aria-label={`Add a name to ${name.number ?? 'this item'}`}
      onClick={() => context.session.want(name.cell)}
    >
      {name.add}
    </button>
  );
};
