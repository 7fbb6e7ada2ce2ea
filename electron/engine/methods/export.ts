import path from 'node:path';
import type { Handlers } from '../engine.ts';
import { assertOtherFile, publish } from '../publish.ts';

export const exportMethods: Handlers<'export/write'> = {
  'export/write': async ({ plan, edition, format, file }, desk) => {
    const target = desk.target(file);
    const opened = desk.plan(plan);
    assertOtherFile(opened.file, target);
    const { bytes, messages } = await publish({ view: opened.view(edition), db: opened.db }, format, target, desk.deps);
    return { name: path.basename(target), bytes, messages, file };
  },
};
