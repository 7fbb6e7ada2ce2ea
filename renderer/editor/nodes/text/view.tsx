import type { ReactNode } from 'react';
import type { Mark, TextRun } from '../../../../shared/richtext/tree.ts';
import { markClass } from '../theme.ts';
import type { InlineView } from '../view.tsx';

const inner = (run: TextRun, marks: readonly Mark[], className: string, key: number): ReactNode => {
  const Tag = marks.includes('bold') ? 'strong' : marks.includes('italic') ? 'em' : 'span';
  return (
    <Tag key={key} className={className}>
      {run.text}
    </Tag>
  );
};

/** The elements the editor draws for the same marks, in the same order; a plain run is bare text. */
export const text: InlineView<TextRun> = (run, _, key) => {
  const { marks } = run;
  if (!marks) return run.text;
  const drawn = inner(run, marks, marks.map(markClass).join(' '), key);
  if (marks.includes('subscript')) return <sub key={key}>{drawn}</sub>;
  return marks.includes('superscript') ? <sup key={key}>{drawn}</sup> : drawn;
};
