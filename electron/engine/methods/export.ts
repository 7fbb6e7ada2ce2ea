import path from 'node:path';
import type { Handlers } from '../engine.ts';
import { publish } from '../publish.ts';

export const exportMethods: Handlers<'export/write'> = {
  'export/write': async ({ plan, edition, format, file }, desk) => {
    const target = desk.granted(file, 'write');
    const { bytes, messages } = await publish(desk.plan(plan).view(edition), format, target, desk.deps);
    return { name: path.basename(target), bytes, messages, file };
  },
};
