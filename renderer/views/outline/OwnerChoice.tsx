import type { ReactElement } from 'react';
import { Choice } from '../../ui/Choice.tsx';

const EVERYBODY = 'everybody';

interface OwnerChoiceProps {
  readonly owners: readonly { readonly owner: string; readonly count: number }[];
  readonly chosen: string | null;
  readonly choose: (owner: string | null) => void;
}

/** Whose items the outline shows. */
export const OwnerChoice = ({ owners, chosen, choose }: OwnerChoiceProps): ReactElement => (
  <div className="owner-choice">
    <Choice
      label="Owner"
      options={[
        { id: EVERYBODY, words: 'All owners' },
        ...owners.map(({ owner, count }) => ({ id: `of ${owner}`, words: `${owner} (${count})` })),
      ]}
      chosen={chosen === null ? EVERYBODY : `of ${chosen}`}
      placeholder="All owners"
      choose={(id) => choose(id === EVERYBODY ? null : id.slice(3))}
    />
  </div>
);
