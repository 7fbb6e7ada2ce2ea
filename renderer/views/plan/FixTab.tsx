import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { isForReaders } from '../../../shared/checks/fix.ts';
import type { Fix } from '../../../shared/checks/fix.ts';
import type { FindingCard, ItemView } from '../../../shared/ipc/contract.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import { fixAll, fixFinding, safeFix } from '../../app/fix-finding.ts';
import { counted } from '../../app/plan-words.ts';
import { openDrawer } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { showFinding } from '../../app/step-finding.ts';
import { Button } from '../../ui/Button.tsx';
import { Diamond, NoteMark, Octagon } from '../../ui/ErrorPanel.tsx';
import { noMeaning } from '../trend/give-meaning.ts';
import './fix.css';

const ChooseItem = lazy(async () => ({ default: (await import('./ChooseItem.tsx')).ChooseItem }));

const severities = {
  'must fix': { words: 'Must fix', className: 'finding-must', shape: <Octagon /> },
  'should fix': { words: 'Should fix', className: 'finding-should', shape: <Diamond /> },
  note: { words: 'Note', className: 'finding-note', shape: <NoteMark /> },
} as const satisfies Record<FindingCard['severity'], unknown>;

const GRAVEST_FIRST = ['must fix', 'should fix', 'note'] as const;

/** What putting right all findings of a check is called, on its button and after "Undo". */
const ofKind: Readonly<Record<string, { readonly button: (count: string) => string; readonly name: string }>> = {
  'full-stops': { button: (count) => `Put all ${count} right`, name: 'putting full stops right' },
  'plain-reference': { button: (count) => `Make all ${count} references`, name: 'making references of numbers' },
  'response-wording': { button: () => '', name: 'writing answers in one way' },
};

interface FindingProps {
  readonly finding: FindingCard;
  /** Those of the whole edition that the same press may put right. */
  readonly alike: readonly FindingCard[];
  readonly readOnly: boolean;
  /** False where every edition is sealed, so that not even a word can be given a meaning. */
  readonly canMean: boolean;
  readonly choose: (fix: Extract<Fix, { do: 'choose-item' }>) => void;
  readonly fix: (work: () => Promise<void>) => void;
}

const Fixes = ({ finding, alike, readOnly, canMean, choose, fix }: FindingProps): ReactNode => {
  const kind = ofKind[finding.check];
  const everywhere = (one: Fix): readonly FindingCard[] =>
    alike.filter((other) => safeFix(other)?.button === one.button);
  const press = (one: Fix): void => {
    if (one.do === 'choose-item') choose(one);
    else if (one.do === 'write' && kind) fix(() => fixAll(everywhere(one), kind.name));
    else fix(() => fixFinding(finding, one));
  };
  const safe = readOnly ? undefined : safeFix(finding);
  const fixes = readOnly ? finding.fixes?.filter((one) => canMean && isForReaders(one)) : finding.fixes;
  return (
    <>
      {fixes?.map((one) => (
        <Button key={one.button} size="pane" onClick={() => press(one)}>
          {one.button}
        </Button>
      ))}
      {kind && safe && safe.do !== 'write' && alike.length > 1 ? (
        <Button size="pane" onClick={() => fix(() => fixAll(alike, kind.name))}>
          {kind.button(alike.length.toLocaleString('en-GB'))}
        </Button>
      ) : null}
    </>
  );
};

const Finding = (props: FindingProps): ReactElement => {
  const { finding } = props;
  const { words, className, shape } = severities[finding.severity];
  const show = (): void => {
    openDrawer(null);
    void showFinding(finding);
  };
  return (
    <li className="finding">
      <h3 className={`finding-head ${className}`}>
        {shape}
        {words}
      </h3>
      <p>{finding.sentence}</p>
      {finding.words === '' ? null : <p className="small">“{finding.words}”</p>}
      <p className="small">
        {finding.label === '' ? '' : `${finding.label}. `}
        {finding.rule}
      </p>
      <div className="finding-actions">
        <Fixes {...props} />
        {finding.cell ? (
          <Button look="link" size="pane" onClick={show}>
            {finding.words === '' ? 'Go to the field' : 'Show in the text'}
          </Button>
        ) : null}
      </div>
    </li>
  );
};

interface FixTabProps {
  readonly place: PlanPlace;
  readonly item: ItemView | null;
  readonly findings: readonly FindingCard[];
}

interface Choosing {
  readonly finding: FindingCard;
  readonly fix: Extract<Fix, { do: 'choose-item' }>;
}

const keysOf = (findings: readonly FindingCard[]): string[] => {
  const seen = new Map<string, number>();
  return findings.map(({ check, cell, words }) => {
    const key = `${check} ${cell?.subject} ${cell?.part} ${words}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key} ${times}`;
  });
};

const byCheck = (findings: readonly FindingCard[]): ReadonlyMap<string, readonly FindingCard[]> => {
  const found = new Map<string, FindingCard[]>();
  for (const finding of findings) {
    const alike = found.get(finding.check);
    if (alike) alike.push(finding);
    else found.set(finding.check, [finding]);
  }
  return found;
};

/** What the checks found in the item, the gravest first, each with what can be done about it. */
export const FixTab = ({ place, item, findings }: FixTabProps): ReactElement => {
  const list = useRef<HTMLUListElement>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const readOnly = isReadOnly(place.open.editions, place.edition);
  const safeByCheck = useMemo(() => byCheck((place.findings ?? []).filter(safeFix)), [place.findings]);
  const sorted = GRAVEST_FIRST.flatMap((severity) => findings.filter((one) => one.severity === severity));
  const keys = keysOf(sorted);
  // What was pressed goes away with its finding: the list keeps the focus, so that one goes on from there.
  const fix = (work: () => Promise<void>): void => {
    list.current?.focus();
    void work();
  };
  if (findings.length === 0)
    return (
      <div className="empty">
        <p className="empty-heading">{item ? `Nothing to fix in ${item.number ?? 'this item'}` : 'No item chosen'}</p>
        <p>What the checks find in an item before it is published is listed here.</p>
      </div>
    );
  return (
    <>
      <ul
        role="list"
        className="findings"
        ref={list}
        tabIndex={-1}
        aria-label={`${counted(findings.length, 'thing')} to look at${item?.number ? ` in ${item.number}` : ''}`}
      >
        {sorted.map((finding, at) => (
          <Finding
            key={keys[at]}
            finding={finding}
            alike={safeByCheck.get(finding.check) ?? []}
            readOnly={readOnly}
            canMean={noMeaning(place) === null}
            choose={(one) => setChoosing({ finding, fix: one })}
            fix={fix}
          />
        ))}
      </ul>
      {choosing ? (
        <Suspense fallback={null}>
          <ChooseItem
            outline={place.outline}
            heading={`Which item does “${choosing.fix.number}” mean?`}
            hint="Its number, such as 6.1.3, or some of its words. The reference follows the number."
            button="Make it a reference"
            close={() => setChoosing(null)}
            choose={(chosen) => {
              setChoosing(null);
              fix(() => fixFinding(choosing.finding, choosing.fix, chosen));
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
};
