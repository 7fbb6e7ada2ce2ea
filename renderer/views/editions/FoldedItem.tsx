import type { ReactElement } from 'react';
import { kindOf } from '../../../shared/plan/template.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import type { PageContext } from '../../editor/Marks.tsx';
import type { ItemSpec } from '../../editor/page-fields.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Icon } from '../../ui/Icon.tsx';
import './editions.css';

/** So many characters tell what the item is about. */
const EXCERPT = 160;

/** The beginning of an item's first words, for one whose heading is a number alone. */
const excerptOf = ({ plan }: PageContext, { item, fields }: ItemSpec): string => {
  const first = fields[0];
  if (!first || item.name !== null || kindOf(plan.template, item.kind).firstField !== 'labelled') return '';
  const words = plainText(first.view.tree).replace(/\s+/g, ' ').trim();
  return words.length <= EXCERPT ? words : `${words.slice(0, EXCERPT).replace(/\s\S*$/, '')}…`;
};

interface FoldedItemProps {
  readonly context: PageContext;
  readonly spec: ItemSpec;
  /** Whether all its fields are drawn below. */
  readonly rest: boolean;
}

/** A folded item between its heading and the rest: how it ended and when, and the ways to read or to take it up again. */
export const FoldedItem = ({ context, spec, rest }: FoldedItemProps): ReactElement => {
  const { session, plan, readOnly } = context;
  const { item } = spec;
  const status = item.fields.find((one) => one.vocabulary === 'status');
  const when = status ? nameOfEdition(plan, status.writtenIn) : '';
  const called = item.number ?? 'this item';
  const excerpt = rest ? '' : excerptOf(context, spec);
  const takeUp = async (): Promise<void> => {
    if (await changeThePlan({ do: 'fold', subject: item.id, folded: false })) session.focusField(item.id);
  };
  return (
    <div className="folded">
      {excerpt ? <p className="folded-words">{excerpt}</p> : null}
      <p className="folded-status">
        <StatusShape tone={item.status.tone} />
        {item.status.words === '' ? 'Folded without a status' : `${item.status.words} in ${when}`}
      </p>
      <div className="folded-deeds">
        <button
          type="button"
          className="mark-button"
          data-rest=""
          aria-expanded={rest}
          aria-label={`${rest ? 'Hide' : 'Show'} the rest of ${called}`}
          onClick={() => session.showRest(item.id, !rest)}
        >
          <Icon name={rest ? 'chevron-down' : 'chevron-right'} size={16} />
          {rest ? 'Hide the rest' : 'Show the rest'}
        </button>
        {readOnly ? null : (
          <button
            type="button"
            className="mark-button"
            aria-label={`Take ${called} up again`}
            onClick={() => void takeUp()}
          >
            Take up again
          </button>
        )}
      </div>
    </div>
  );
};
