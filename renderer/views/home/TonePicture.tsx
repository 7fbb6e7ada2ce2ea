import type { ReactElement } from 'react';
import { TONES } from '../../../shared/plan/template.ts';
import type { PlanCard } from '../../../shared/ipc/contract.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { toneWords } from '../../ui/tone-words.ts';

const ORDER = [...TONES, 'none'] as const;

/** How a plan stands: how many of its items have each kind of status, as shapes, each with its words. */
export const TonePicture = ({ tones }: { readonly tones: NonNullable<PlanCard['tones']> }): ReactElement | null => {
  const there = ORDER.filter((tone) => (tones[tone] ?? 0) > 0);
  if (there.length === 0) return null;
  return (
    <ul className="tones" role="list" aria-label="Status of its items">
      {there.map((tone) => (
        <li key={tone} className="tone numbers" title={`${tones[tone]} ${toneWords[tone].toLowerCase()}`}>
          <StatusShape tone={tone} />
          {tones[tone]}
          <span className="tone-words">{toneWords[tone].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  );
};
