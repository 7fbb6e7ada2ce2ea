import type { ReactElement } from 'react';
import { counted } from '../../app/plan-words.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { PlanRow } from './plan-rows.ts';

/** How a row of the plan is drawn: a section, an item, or a field in its colour. */
export const planRowClass = ({ thing, field, level }: PlanRow): string =>
  field
    ? `becomes-row becomes-field colour-${field.colour} becomes-level-${Math.min(level, 5)}`
    : `becomes-row becomes-${thing.kind} becomes-level-${Math.min(level, 5)}`;

const FieldLine = ({ field, word }: { readonly field: NonNullable<PlanRow['field']>; readonly word: string }) => (
  <span className="becomes-field-inside">
    <span className="becomes-field-label">{word}</span>
    <span className="becomes-field-words">
      {/* Words that the plan does not know as a status have no shape. */}
      {field.tone && field.tone !== 'none' ? <StatusShape tone={field.tone} /> : null}
      <span>{field.paragraphs > 1 ? counted(field.paragraphs, 'paragraph') : field.words}</span>
    </span>
  </span>
);

/** A row of the plan that the file becomes. `word` is what its field is called in the file's list. */
export const PlanLine = ({ row, word }: { readonly row: PlanRow; readonly word: string }): ReactElement => {
  const { thing, field, open } = row;
  if (field) return <FieldLine field={field} word={word} />;
  return (
    <>
      {thing.kind === 'item' ? (
        <span className="becomes-fold" data-fold={open === undefined ? undefined : ''}>
          {open === undefined ? null : <Icon name={open ? 'chevron-down' : 'chevron-right'} size={16} />}
        </span>
      ) : null}
      {thing.number ? <span className="becomes-number numbers">{thing.number}</span> : null}
      <span className="becomes-words" title={thing.words}>
        {thing.words}
      </span>
      {thing.fields.length > 0 ? (
        <span className="small becomes-count numbers">{counted(thing.fields.length, 'field')}</span>
      ) : null}
    </>
  );
};
