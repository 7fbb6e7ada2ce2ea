// `npm run bench -- NAME`: one measurement, in the real app where it needs one.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { inProject, projectFolder } from './prepare/places.mjs';
import { countOfSteps, prepareWithElectron } from './prepare/prepare.mjs';
import { createProgress, Refusal, runScript } from './prepare/progress.mjs';
import { environmentForTrials } from './sandbox.mjs';
import { hidesWindows, withHiddenScreen } from './screen.mjs';

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2);
  const names = measurements();
  if (!name) {
    process.stdout.write(`Say which: npm run bench -- NAME, where NAME is ${names.join(', ')}.\n`);
    return 0;
  }
  if (!names.includes(name))
    throw new Refusal(`There is no measurement “${name}”; there is ${names.join(', ') || 'none yet'}.`);
  const hidden = hidesWindows();
  /** @type {import('./prepare/prepare.mjs').Needs} */
  const debian = hidden ? ['window'] : [];
  const progress = createProgress({ total: countOfSteps(debian) + 2 });
  const electron = await prepareWithElectron(progress, debian);
  await progress.step('Build', (say) => ensureBundle({ say }));
  const measure = (/** @type {NodeJS.ProcessEnv} */ env) =>
    runInFront([inProject('e2e', 'bench', `${name}.mjs`), ...args], environmentForTrials(env, electron));
  return hidden ? withHiddenScreen(measure) : measure(process.env);
});

function measurements() {
  const folder = inProject('e2e', 'bench');
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => path.basename(file, '.mjs'));
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} the exit code */
function runInFront(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectFolder, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
