import type { ReactElement } from 'react';
import type { Hit } from '../../../shared/plan/change.ts';

/** What was found, with the words around it. */
export const Context = ({ hit }: { readonly hit: Hit }): ReactElement => (
  <span className="find-context">
    {hit.before}
    <mark>{hit.found}</mark>
    {hit.after}
  </span>
);

/** What will be put in its place, with the words around. */
export const Replaced = ({ hit, by }: { readonly hit: Hit; readonly by: string }): ReactElement => (
  <span className="find-context">
    {hit.before}
    <del>{hit.found}</del>
    {by === '' ? null : (
      <>
        {' '}
        <ins>{by}</ins>
      </>
    )}
    {hit.after}
  </span>
);
