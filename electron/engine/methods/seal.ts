import type { Handlers } from '../engine.ts';
import { reissue } from '../reissue.ts';
import { sealEditions, sealingOf } from '../seal-edition.ts';

type Methods = 'edition/sealing' | 'edition/seal' | 'edition/reissue';

export const sealMethods: Handlers<Methods> = {
  'edition/sealing': async ({ plan, edition }, desk) => {
    const opened = desk.plan(plan);
    const comesTo = await desk.inTurns(sealingOf(opened, edition));
    const { findings } = await desk.check(opened, edition, undefined);
    const count = (severity: (typeof findings)[number]['severity']): number =>
      findings.filter((one) => one.severity === severity).length;
    return {
      ...comesTo,
      findings: { mustFix: count('must fix'), shouldFix: count('should fix'), notes: count('note') },
    };
  },

  'edition/seal': async ({ plan, edition, published }, desk) => {
    const opened = desk.plan(plan);
    const author = { person: desk.deps.person, now: desk.deps.now(), published };
    const sealed = await desk.inTurns(sealEditions(opened, edition, author));
    await desk.note(opened);
    desk.later(() => desk.backUpIfDue(opened));
    return { sealed };
  },

  'edition/reissue': async ({ plan, edition, reason }, desk) => {
    const opened = desk.plan(plan);
    const author = { person: desk.deps.person, now: desk.deps.now(), newId: () => desk.newId() };
    const started = reissue(opened, { edition, reason }, author);
    await desk.note(opened);
    desk.later(() => desk.backUpIfDue(opened));
    return started;
  },
};
