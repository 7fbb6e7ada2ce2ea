// The stages of a test run: programs whose output is shown whole when they fail and counted when they pass.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject } from './prepare/places.mjs';
import { Refusal } from './prepare/progress.mjs';
import { run } from './prepare/run.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ title: string, count?: Count, seconds: number, ok: boolean }} Done
 * @typedef {{ title: string, work: () => Promise<{ ok: boolean, output: string, count?: Count, summary?: string }> }} Stage
 */

/** Starts a package's command in this Node. @param {string} script below node_modules @param {string[]} args */
export const runTool = (script, args, env = process.env) =>
  run(process.execPath, [inProject('node_modules', script), ...args], { env: { ...env, ...colours() } });

/** Output is caught first, so tools cannot see whether it will be shown on a terminal. */
const colours = () => (process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' });

/**
 * Runs vitest with one of our configs.
 * @param {string} config @param {string[]} filters @param {NodeJS.ProcessEnv} [env]
 */
export const runVitest = (config, filters, env = process.env) =>
  withReport(async (file) => {
    const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return runTool('vitest/vitest.mjs', [...args, ...filters], env);
  }, countOfVitest);

/** Runs the stories. @param {string[]} filters @param {NodeJS.ProcessEnv} env */
export const runPlaywright = (filters, env) =>
  withReport(
    (file) =>
      runTool(
        '@playwright/test/cli.js',
        ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json', ...filters],
        { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      ),
    countOfPlaywright,
  );

/**
 * @param {(file: string) => Promise<import('./prepare/run.mjs').Ran>} start told where to write its report
 * @param {(report: any) => Count} countOf
 */
async function withReport(start, countOf) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
  try {
    const file = path.join(folder, 'report.json');
    const { code, output } = await start(file);
    const count = fs.existsSync(file) ? countOf(JSON.parse(fs.readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
    // A run in which nothing was tested shows nothing.
    return { ok: code === 0 && count.failed === 0 && count.passed > 0, output, count };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A skipped test counts as failed: this project has none. @param {any} report @returns {Count} */
export const countOfVitest = ({ numTotalTests, numPassedTests }) => ({
  passed: numPassedTests,
  failed: numTotalTests - numPassedTests,
});

/** @param {any} report @returns {Count} */
export const countOfPlaywright = ({ stats: { expected, unexpected, flaky, skipped } }) => ({
  passed: expected + flaky,
  failed: unexpected + skipped,
});

/**
 * Runs stages one after the other up to the first that fails, then prints a summary and the closing line `N passed, N failed`.
 * @param {import('./prepare/progress.mjs').Progress} progress
 * @param {Stage[]} stages
 * @returns {Promise<number>} the exit code
 */
export async function runStages(progress, stages) {
  /** @type {Done[]} */
  const done = [];
  for (const { title, work } of stages) {
    const started = performance.now();
    const result = await progress.step(title, async () => {
      const { ok, output, count, summary } = await work().catch(asFailure);
      return { ok, output, count, summary: ok ? (summary ?? (count ? `${count.passed} passed` : 'passed')) : 'FAILED' };
    });
    done.push({
      title,
      ok: result.ok,
      seconds: (performance.now() - started) / 1000,
      ...(result.count && { count: result.count }),
    });
    if (result.ok) continue;
    process.stdout.write(`\n${result.output.trim()}\n`);
    break;
  }
  process.stdout.write(closing(done, stages.length));
  return done.every(({ ok }) => ok) ? 0 : 1;
}

/** A stage that could not be run has failed. @param {Error} error @returns {{ ok: boolean, output: string, count?: Count, summary?: string }} */
const asFailure = (error) => ({ ok: false, output: error instanceof Refusal ? error.message : String(error.stack) });

/** @param {Done[]} done @param {number} planned */
export function closing(done, planned) {
  const lines = done.map(
    ({ title, ok, seconds, count }) =>
      `  ${ok ? 'passed' : 'FAILED'}  ${title}${count ? `: ${count.passed} passed, ${count.failed} failed` : ''} (${seconds.toFixed(1)} s)`,
  );
  if (done.length < planned) lines.push(`  ${planned - done.length} further not run`);
  const passed = done.reduce((sum, { count }) => sum + (count?.passed ?? 0), 0);
  // A stage that counts no tests, or failed besides its tests, is one failure.
  const failed = done.reduce((sum, { ok, count }) => sum + (ok ? 0 : Math.max(1, count?.failed ?? 0)), 0);
  return `\n${lines.join('\n')}\n${passed} passed, ${failed} failed\n`;
}
