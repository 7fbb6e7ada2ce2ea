// `npm run test:documents`: our documents held beside LibreOffice, the Office Open XML schema and the rules of PDF/UA.
import { ensureBundle, WITHOUT_A_WINDOW } from './bundle.mjs';
import { countOfSteps, prepare } from './prepare/prepare.mjs';
import { createProgress, runScript } from './prepare/progress.mjs';
import { runStages, runVitest } from './stages.mjs';

await runScript(async () => {
  /** @type {import('./prepare/prepare.mjs').Needs} */
  const debian = ['documents'];
  const stages = [
    {
      title: 'Build',
      work: async () => ({ ok: true, output: '', summary: (await ensureBundle({ only: WITHOUT_A_WINDOW })).summary }),
    },
    {
      title: 'Documents',
      work: () => runVitest('build/vitest.documents.config.ts', process.argv.slice(2), withPython()),
    },
  ];
  const progress = createProgress({ total: countOfSteps(debian) + stages.length });
  await prepare(progress, debian);
  return runStages(progress, stages);
});

/** Debian's Python modules are known to Debian's Python alone, which another one may hide on the PATH. */
function withPython() {
  return { APW_PYTHON: '/usr/bin/python3', ...process.env };
}
