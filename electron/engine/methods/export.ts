import path from 'node:path';
import type { Handlers } from '../engine.ts';
import { assertOtherFile, publish, publishChanges } from '../publish.ts';

export const exportMethods: Handlers<'export/write' | 'export/changes'> = {
  'export/write': async ({ plan, edition, format, slips, file }, desk) => {
    const target = desk.target(file);
    const opened = desk.plan(plan);
    assertOtherFile(opened.file, target);
    const what = { view: opened.view(edition), db: opened.db, slips };
    const { bytes, messages } = await publish(what, format, target, desk.deps);
    return { name: path.basename(target), bytes, messages, file };
  },
  'export/changes': async ({ plan, before, after, file }, desk) => {
    const target = desk.target(file);
    const opened = desk.plan(plan);
    assertOtherFile(opened.file, target);
    const editions = { before: opened.view(before), after: opened.view(after), db: opened.db };
    const { bytes, messages } = await publishChanges(editions, target, desk.deps);
    return { name: path.basename(target), bytes, messages, file };
  },
};
