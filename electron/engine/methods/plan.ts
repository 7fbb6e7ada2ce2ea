import { statSync } from 'node:fs';
import path from 'node:path';
import { copyPlanFile } from '../../../db/backup.ts';
import { keepAllInSteps } from '../../../db/revision.ts';
import { findItems, prepareSearch } from '../../../db/search.ts';
import { verifyInSteps } from '../../../db/verify.ts';
import type { Written } from '../../../shared/ipc/contract.ts';
import { newPlan } from '../../../shared/plan/new-plan.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import { templates } from '../../../shared/templates/index.ts';
import { keptReports, makePlanFile } from '../bring-in.ts';
import type { Handlers } from '../engine.ts';
import { newestEdition } from '../open-plan.ts';

type Methods =
  | 'plan/list'
  | 'plan/open'
  | 'plan/outline'
  | 'plan/section'
  | 'plan/footnotes'
  | 'plan/find'
  | 'plan/check'
  | 'plan/create'
  | 'plan/verify'
  | 'plan/reports'
  | 'plan/save-copy';

export const planMethods: Handlers<Methods> = {
  'plan/list': (_, desk) => ({ plans: desk.library.list() }),

  'plan/open': ({ plan }, desk) => {
    const opened = desk.plan(plan);
    const { outline, template, edition } = opened.parts(newestEdition(opened.editions).id);
    desk.later(async () => {
      await desk.note(opened);
      await desk.inTurns(desk.whileOpen(opened, prepareSearch(opened.db, edition.id)));
    });
    return {
      plan,
      title: outline.title,
      editions: opened.editions,
      template,
    };
  },

  'plan/outline': ({ plan, edition }, desk) => desk.plan(plan).parts(edition).outline,

  'plan/section': ({ plan, edition, section }, desk) => desk.plan(plan).parts(edition).page(section),

  'plan/footnotes': async ({ plan, edition }, desk) => {
    const opened = desk.plan(plan);
    const steps = opened.footnotes.before(opened.parts(edition), opened.editions, opened.plan);
    return { before: await desk.inTurns(steps) };
  },

  'plan/find': ({ plan, edition, words }, desk) => ({ items: findItems(desk.plan(plan).db, edition, words) }),

  'plan/check': ({ plan, edition, since }, desk) => desk.check(desk.plan(plan), edition, since),

  'plan/create': ({ template, title, edition }, desk) => {
    const chosen = templates.find((one) => one.id === template);
    if (!chosen) throw new Problem('This kind of plan is not known. Choose one of the kinds listed on Home.');
    const plan = newPlan({ template: chosen, title, edition }, () => desk.newId());
    makePlanFile(desk.library.fileFor(plan.plan), plan, { person: desk.deps.person, now: desk.deps.now() });
    return { plan: plan.plan };
  },

  'plan/verify': ({ plan }, desk) => desk.inTurns(verifyInSteps(desk.plan(plan).db)),

  'plan/reports': ({ plan }, desk) => ({ reports: keptReports(desk.plan(plan).db) }),

  'plan/save-copy': async ({ plan, file }, desk): Promise<Written> => {
    const target = desk.target(file);
    const { db } = desk.plan(plan);
    await desk.inTurns(keepAllInSteps(db, { at: desk.deps.now() }));
    await copyPlanFile(db, target);
    return { name: path.basename(target), bytes: statSync(target).size, messages: [], file };
  },
};
