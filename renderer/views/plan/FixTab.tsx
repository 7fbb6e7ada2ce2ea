import type { ReactElement } from 'react';
import type { FindingCard, ItemView } from '../../../shared/ipc/contract.ts';
import { openDrawer } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Diamond, NoteMark, Octagon } from '../../ui/ErrorPanel.tsx';

const severities = {
  'must fix': { words: 'Must fix', className: 'finding-must', shape: <Octagon /> },
  'should fix': { words: 'Should fix', className: 'finding-should', shape: <Diamond /> },
  note: { words: 'Note', className: 'finding-note', shape: <NoteMark /> },
} as const satisfies Record<FindingCard['severity'], unknown>;

const Finding = ({ finding, place }: { readonly finding: FindingCard; readonly place: PlanPlace }): ReactElement => {
  const { words, className, shape } = severities[finding.severity];
  const { cell } = finding;
  return (
    <li className="finding">
      <h3 className={`finding-head ${className}`}>
        {shape}
        {words}
      </h3>
      <p>{finding.sentence}</p>
      {finding.words === '' ? null : <p className="small">“{finding.words}”</p>}
      <p className="small">
        {finding.label}. {finding.rule}
      </p>
      {cell ? (
        <Button
          size="pane"
          onClick={() => {
            openDrawer(null);
            place.session.focusField(cell);
          }}
        >
          Go to the words
        </Button>
      ) : null}
    </li>
  );
};

interface FixTabProps {
  readonly place: PlanPlace;
  readonly item: ItemView | null;
  readonly findings: readonly FindingCard[];
}

/** What the checks found in the item, the gravest first. */
export const FixTab = ({ place, item, findings }: FixTabProps): ReactElement => {
  if (findings.length > 0)
    return (
      <ul role="list" className="findings">
        {findings.map((finding, at) => (
          <Finding key={`${finding.check} ${finding.label} ${at}`} finding={finding} place={place} />
        ))}
      </ul>
    );
  return (
    <div className="empty">
      <p className="empty-heading">{item ? `Nothing to fix in ${item.number ?? 'this item'}` : 'No item chosen'}</p>
      <p>What the checks find in an item before it is published is listed here.</p>
    </div>
  );
};
