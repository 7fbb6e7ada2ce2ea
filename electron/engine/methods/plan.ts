import { statSync } from 'node:fs';
import path from 'node:path';
import { copyPlanFile } from '../../../db/backup.ts';
import { keepAll } from '../../../db/revision.ts';
import { findItems } from '../../../db/search.ts';
import { verifyPlan } from '../../../db/verify.ts';
import { findings } from '../../../shared/checks/index.ts';
import type { Written } from '../../../shared/ipc/contract.ts';
import { numbersOf } from '../../../shared/plan/edition-view.ts';
import { newPlan } from '../../../shared/plan/new-plan.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { templates } from '../../../shared/templates/index.ts';
import { keptReports, makePlanFile } from '../bring-in.ts';
import type { Handlers } from '../engine.ts';
import { newestEdition } from '../open-plan.ts';
import { outlineOfView } from '../outline.ts';

type Methods =
  | 'plan/list'
  | 'plan/open'
  | 'plan/outline'
  | 'plan/section'
  | 'plan/find'
  | 'plan/check'
  | 'plan/create'
  | 'plan/verify'
  | 'plan/reports'
  | 'plan/save-copy';

export const planMethods: Handlers<Methods> = {
  'plan/list': (_, desk) => ({ plans: desk.library.list() }),

  'plan/open': async ({ plan }, desk) => {
    const opened = desk.plan(plan);
    const view = opened.view(newestEdition(opened.records.editions).id);
    desk.later(() => desk.note(opened));
    return {
      plan,
      title: plainText(view.title.tree),
      editions: view.editions.map(({ id, label, state }) => ({ id, label, state })),
      template: view.template,
    };
  },

  'plan/outline': ({ plan, edition }, desk) => outlineOfView(desk.plan(plan).view(edition)),

  'plan/section': ({ plan, edition, section }, desk) => {
    const view = desk.plan(plan).view(edition);
    const shown = section === null ? view.sections[0] : view.sections.find((one) => one.id === section);
    if (section !== null && !shown)
      throw new Problem('This section is not in the edition shown. Choose another section in the outline.');
    const isFirst = shown === view.sections[0];
    return {
      edition,
      front: isFirst ? { title: view.title, summary: view.summary, contact: view.contact } : undefined,
      section: shown,
      numbers: Object.fromEntries(numbersOf(view)),
    };
  },

  'plan/find': ({ plan, edition, words }, desk) => ({ items: findItems(desk.plan(plan).db, edition, words) }),

  'plan/check': ({ plan, edition }, desk) => ({
    findings: findings(desk.plan(plan).view(edition)).map(
      ({ check, severity, item, field, words, sentence, rule }) => ({
        check,
        severity,
        item: item?.id ?? null,
        cell: field?.cell ?? null,
        label: field?.label ?? '',
        words,
        sentence,
        rule,
      }),
    ),
  }),

  'plan/create': ({ template, title, edition }, desk) => {
    const chosen = templates.find((one) => one.id === template);
    if (!chosen) throw new Problem('This kind of plan is not known. Choose one of the kinds listed on Home.');
    const plan = newPlan({ template: chosen, title, edition }, () => desk.newId());
    makePlanFile(desk.library.fileFor(plan.plan), plan, { person: desk.deps.person, now: desk.deps.now() });
    return { plan: plan.plan };
  },

  'plan/verify': ({ plan }, desk) => verifyPlan(desk.plan(plan).db),

  'plan/reports': ({ plan }, desk) => ({ reports: keptReports(desk.plan(plan).db) }),

  'plan/save-copy': async ({ plan, file }, desk): Promise<Written> => {
    const target = desk.target(file);
    const { db } = desk.plan(plan);
    keepAll(db, { at: desk.deps.now() });
    await copyPlanFile(db, target);
    return { name: path.basename(target), bytes: statSync(target).size, messages: [], file };
  },
};
