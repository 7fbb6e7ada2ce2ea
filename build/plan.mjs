// `npm run -s plan -- COMMAND …`: the engine without a window. What is not there yet is made first, without a word.
import { createRequire } from 'node:module';
import { ensureBundle, WITHOUT_A_WINDOW } from './bundle.mjs';
import { inProject, projectFolder } from './prepare/places.mjs';
import { prepare } from './prepare/prepare.mjs';
import { createSilence, Refusal } from './prepare/progress.mjs';

// npm starts scripts in the package's folder, but the file names are meant from where the person stood.
const { INIT_CWD, npm_lifecycle_event: script } = process.env;
if (INIT_CWD && script === 'plan' && process.cwd() === projectFolder) process.chdir(INIT_CWD);

try {
  await prepare(createSilence(), []);
  await ensureBundle({ only: WITHOUT_A_WINDOW });
  const program = inProject('dist', 'command-line', 'plan.cjs');
  process.argv[1] = program;
  createRequire(import.meta.url)(program);
} catch (error) {
  process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
