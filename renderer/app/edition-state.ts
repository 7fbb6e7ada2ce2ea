import type { EditionCard, OpenPlan } from '../../shared/ipc/contract.ts';
import { editionName } from '../../shared/plan/edition-name.ts';

type Editions = readonly EditionCard[];

/** One edition of a plan, by its id. */
export const cardOf = (editions: Editions, id: string): EditionCard | undefined =>
  editions.find((one) => one.id === id);

/** How an edition of a plan is called among the others: "October 2021, re-issue 1". Empty where the plan has it no more. */
export const nameOfEdition = ({ editions }: Pick<OpenPlan, 'editions'>, id: string): string => {
  const card = cardOf(editions, id);
  return card ? editionName(card) : '';
};

/** The first sealed edition from one on: itself, or a later one whose words come from it. */
const sealedFrom = (editions: Editions, id: string): EditionCard | undefined => {
  const at = editions.findIndex((one) => one.id === id);
  return at < 0 ? undefined : editions.slice(at).find((one) => one.state === 'sealed');
};

/** Whether an edition can only be read: it is sealed, or stands before one that is. */
export const isReadOnly = (editions: Editions, id: string): boolean => sealedFrom(editions, id) !== undefined;

/** Why an edition can only be read, in a sentence; `null` where it can be written. */
export const readOnlyWords = (editions: Editions, id: string): string | null => {
  const sealed = sealedFrom(editions, id);
  const card = cardOf(editions, id);
  if (!sealed || !card) return null;
  return sealed.id === id
    ? `${editionName(card)} is sealed: it can be read and never changes.`
    : `${editionName(card)} stands before ${editionName(sealed)}, which is sealed: it can be read and never changes.`;
};

/** The corrected issue of an edition, if there is one. */
export const issueAfter = (editions: Editions, id: string): EditionCard | undefined =>
  editions.find((one) => one.reissueOf === id);

/** "Draft", "Sealed": how an edition stands, as the window says it. */
export const stateWords = { draft: 'Draft', sealed: 'Sealed' } as const satisfies Record<EditionCard['state'], string>;
/** The icon beside these words. */
export const stateIcon = { draft: 'pen', sealed: 'lock' } as const satisfies Record<EditionCard['state'], string>;
