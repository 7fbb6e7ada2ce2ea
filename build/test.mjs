// `npm test`: types, lint, unit tests, and the stories in the real app.
// `npm test -- --only types|lint|unit|stories [NAME …]` runs one of them, for the tests whose file name holds a NAME.
import { ensureBundle } from './bundle.mjs';
import { countOfSteps, prepare, prepareWithElectron } from './prepare/prepare.mjs';
import { createProgress, Refusal, runScript } from './prepare/progress.mjs';
import { inProject } from './prepare/places.mjs';
import { environmentForTrials } from './sandbox.mjs';
import { hidesWindows, withHiddenScreen } from './screen.mjs';
import { runPlaywright, runStages, runTool, runVitest } from './stages.mjs';

const PARTS = ['types', 'lint', 'unit', 'stories'];

/** @param {string[]} args */
function readArguments(args) {
  const at = args.indexOf('--only');
  const part = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && !PARTS.includes(part ?? '')) throw new Refusal(`--only takes one of ${PARTS.join(', ')}.`);
  const filters = at < 0 ? args : args.toSpliced(at, 2);
  if (filters.length > 0 && part !== 'unit' && part !== 'stories') {
    throw new Refusal('Names of tests go with --only unit or --only stories.');
  }
  return { part, filters };
}

const PRETTIER = [
  '--check',
  '--log-level=warn',
  '--cache',
  '--cache-location',
  inProject('node_modules/.cache/prettier/formatted'),
  '.',
];

/** @param {Promise<import('./prepare/run.mjs').Ran>} running */
async function asStage(running) {
  const { code, output } = await running;
  return { ok: code === 0, output };
}

/**
 * @param {string[]} filters
 * @param {boolean} hidden
 * @param {import('./prepare/electron.mjs').Electron} electron
 */
function runStories(filters, hidden, electron) {
  const start = (/** @type {NodeJS.ProcessEnv} */ env) => runPlaywright(filters, environmentForTrials(env, electron));
  return hidden ? withHiddenScreen(start) : start(process.env);
}

await runScript(async () => {
  const { part, filters } = readArguments(process.argv.slice(2));
  const wanted = part ? [part] : PARTS;
  const withStories = wanted.includes('stories');
  const hidden = withStories && hidesWindows();
  /** @type {import('./prepare/prepare.mjs').Needs} */
  const debian = hidden ? ['window'] : [];
  /** @type {import('./prepare/electron.mjs').Electron | undefined} */
  let electron;
  const stagesOf = {
    types: [
      {
        title: 'Types',
        work: () => asStage(runTool('typescript/bin/tsc', ['-b', '.', 'build/tsconfig.scripts.json'])),
      },
    ],
    lint: [
      { title: 'Lint', work: () => asStage(runTool('oxlint/bin/oxlint', ['--deny-warnings'])) },
      { title: 'Formatting', work: () => asStage(runTool('prettier/bin/prettier.cjs', PRETTIER)) },
    ],
    unit: [{ title: 'Unit tests', work: () => runVitest('build/vitest.config.ts', filters) }],
    stories: [
      { title: 'Build', work: async () => ({ ok: true, output: '', summary: (await ensureBundle()).summary }) },
      {
        title: 'Stories',
        work: () => runStories(filters, hidden, /** @type {import('./prepare/electron.mjs').Electron} */ (electron)),
      },
    ],
  };
  const stages = wanted.flatMap((name) => stagesOf[/** @type {keyof typeof stagesOf} */ (name)]);
  const progress = createProgress({ total: countOfSteps(debian) + (withStories ? 1 : 0) + stages.length });
  if (withStories) electron = await prepareWithElectron(progress, debian);
  else await prepare(progress, debian);
  return runStages(progress, stages);
});
