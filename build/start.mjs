// `npm start`: the app. Without a screen, its main job on the sample plan, and a picture of its window.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { takePicture } from './picture.mjs';
import { inProject, projectFolder } from './prepare/places.mjs';
import { countOfSteps, prepareWithElectron } from './prepare/prepare.mjs';
import { createProgress, Refusal, runScript } from './prepare/progress.mjs';
import { run } from './prepare/run.mjs';
import { isRoot, withoutNodeMode } from './sandbox.mjs';
import { hasScreen, withHiddenScreen } from './screen.mjs';

const SAMPLE = 'samples/asl-action-plan-2021.txt';
const PLAN = 'out/asl-action-plan.actionplan';
const WORDS_OF_LAST_YEAR = 'Oct 2021';
const NEXT_EDITION = 'Oct 2022';
const FORMATS = ['docx', 'pdf', 'html'];

await runScript(() => (hasScreen() ? startApp(process.argv.slice(2)) : doMainJob()));

/** @param {string[]} args passed on to the app @returns {Promise<number>} the app's exit code */
async function startApp(args) {
  /** @type {import('./prepare/prepare.mjs').Needs} */
  const debian = [];
  const progress = createProgress({ total: countOfSteps(debian) + 2 });
  const electron = await prepareWithElectron(progress, debian);
  await progress.step('Build', (say) => ensureBundle({ say }));
  if (isRoot)
    process.stderr.write('You are root, so the app runs without its sandbox. Use another account for real work.\n');
  const app = spawn(electron.executable, [...(isRoot ? ['--no-sandbox'] : []), projectFolder, ...args], {
    cwd: projectFolder,
    env: withoutNodeMode(process.env),
    stdio: 'inherit',
  });
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => app.kill(signal));
  return new Promise((resolve, reject) => {
    app.once('error', reject);
    app.once('exit', (code) => resolve(code ?? 1));
  });
}

async function doMainJob() {
  /** @type {import('./prepare/prepare.mjs').Needs} */
  const debian = ['window'];
  const progress = createProgress({ total: countOfSteps(debian) + 5 });
  const electron = await prepareWithElectron(progress, debian);
  await progress.step('Build', (say) => ensureBundle({ say }));
  fs.rmSync(inProject('out'), { recursive: true, force: true });
  fs.mkdirSync(inProject('out'));

  await progress.step('Last year’s text in, next edition started', async () => {
    const brought = JSON.parse(await plan('import', SAMPLE, '--into', PLAN, '--json'));
    await plan('next', PLAN, '--edition', NEXT_EDITION);
    return { summary: `${brought.items} items, “${brought.title}”` };
  });
  await progress.step('Word, PDF and web page out', async (say) => {
    for (const [name, edition] of [
      ['2021', WORDS_OF_LAST_YEAR],
      ['2022', NEXT_EDITION],
    ]) {
      for (const format of FORMATS) {
        say(`${edition}, ${format}`);
        await plan('export', PLAN, '--to', `out/asl-action-plan-${name}.${format}`, '--edition', edition);
      }
    }
  });
  await progress.step('Picture of the window', () =>
    withHiddenScreen((env) =>
      takePicture({ executable: electron.executable, file: inProject('out', 'window.png'), env }),
    ),
  );

  process.stdout.write('There is no screen here, so the app did its main job on the sample plan. It made:\n');
  for (const name of fs.readdirSync(inProject('out')).toSorted()) {
    const kilobytes = Math.ceil(fs.statSync(inProject('out', name)).size / 1000);
    process.stdout.write(`  ${path.join('out', name)}  ${kilobytes} kB\n`);
  }
}

/** Runs one command of the plan program and returns what it wrote. @param {string[]} args */
async function plan(...args) {
  const { code, stdout, output } = await run(process.execPath, [
    inProject('dist', 'command-line', 'plan.cjs'),
    ...args,
  ]);
  if (code !== 0) throw new Refusal(`“plan ${args.join(' ')}” ended with ${code}:\n${output.trim()}`);
  return stdout;
}
