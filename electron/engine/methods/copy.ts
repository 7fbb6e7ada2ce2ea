import { bringCopy } from '../bring-copy.ts';
import type { Handlers } from '../engine.ts';
import { Problem } from '../../../shared/plan/problem.ts';

export const copyMethods: Handlers<'plan/bring-copy'> = {
  'plan/bring-copy': async ({ file }, desk) => {
    const grant = desk.granted(file, 'read');
    if (!('path' in grant)) throw new Problem('Words are not a plan file. Choose a file that ends in .actionplan.');
    return { plan: await bringCopy(desk, grant.path) };
  },
};
