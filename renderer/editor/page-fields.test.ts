import { expect, it } from 'vitest';
import type { Page } from '../../shared/ipc/contract.ts';
import { PageSpecs, toneOfField } from './page-fields.ts';
import { page, plan } from './session.test-help.ts';

it('a status means what the plan knows of its words, and what it has learned since', () => {
  const specs = new PageSpecs(plan, plan.editions.at(-1)!);
  const toneIn = (shown: Page, words: string): string => {
    const { status, progress } = Object.fromEntries(
      specs.of(shown).items[0]!.fields.map((one) => [one.view.cell.part.slice(6), one]),
    );
    expect(progress!.meanings.size).toBe(0);
    return toneOfField(status!, words);
  };
  expect([toneIn(page, 'Complete'), toneIn(page, ' COMPLETE. '), toneIn(page, 'Parked')]).toEqual([
    'complete',
    'complete',
    'none',
  ]);
  // The items are the very same ones.
  const learned = { ...page, statusWords: [...page.statusWords, ['parked', 'delayed'] as const] };
  expect([toneIn(learned, 'Parked'), toneIn(learned, 'Complete')]).toEqual(['delayed', 'complete']);
});
