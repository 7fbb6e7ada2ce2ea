import { saveChanges } from '../../views/compare/save-changes.ts';
import { stepChange } from '../../views/compare/step-change.ts';
import type { Command } from '../command.ts';
import { withPlan } from '../command.ts';
import { changePlan } from '../state.ts';

/** What holds editions against each other. */
export const comparingCommands = {
  compare: withPlan(() => changePlan((place) => ({ ...place, tab: 'compare' }))),
  'next-change': withPlan(() => stepChange(1)),
  'previous-change': withPlan(() => stepChange(-1)),
  'changes-since': withPlan(saveChanges),
} satisfies Readonly<Record<string, Command>>;
