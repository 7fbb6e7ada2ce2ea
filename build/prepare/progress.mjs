// Numbered steps on standard error, so that standard output stays for results.
// A terminal sees one moving line for a step; a log file sees plain lines, the long steps one every ten seconds.

/** A cause that the person can act on: shown as its sentence alone, without a stack. */
export class Refusal extends Error {}

const BEAT_ON_A_TERMINAL = 500;
const BEAT_IN_A_LOG = 10_000;

/**
 * @typedef {(words: string) => void} Say  tells what a step is doing now
 * @typedef {{ step: <T>(title: string, work: (say: Say) => T | Promise<T>) => Promise<T> }} Progress
 */

/**
 * Begins a run of numbered steps.
 * `work` may return an object with a `summary`, which stands at the end of the step's line.
 * @param {{ total: number, stream?: NodeJS.WriteStream }} options
 * @returns {Progress}
 */
export function createProgress({ total, stream = process.stderr }) {
  let count = 0;
  const moving = stream.isTTY === true;
  return {
    async step(title, work) {
      count += 1;
      const head = `[${count}/${total}] ${title} … `;
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      let doing = '';
      const show = () => {
        const line = `${head}${doing ? `${doing}, ` : ''}${seconds().toFixed(0)} s`;
        stream.write(moving ? `\r\u001b[2K${line.slice(0, (stream.columns || 80) - 1)}` : `${line}\n`);
      };
      if (moving) show();
      const beat = setInterval(show, moving ? BEAT_ON_A_TERMINAL : BEAT_IN_A_LOG);
      const end = (/** @type {string} */ words) => {
        clearInterval(beat);
        stream.write(`${moving ? '\r\u001b[2K' : ''}${head}${words} (${seconds().toFixed(1)} s)\n`);
      };
      try {
        const result = await work((words) => {
          doing = words;
          if (moving) show();
        });
        end(summaryOf(result) ?? 'done');
        return result;
      } catch (error) {
        end('failed');
        throw error;
      }
    },
  };
}

/** Steps that say nothing at all. @returns {Progress} */
export function createSilence() {
  return { step: async (_title, work) => work(() => {}) };
}

/** @param {unknown} result */
function summaryOf(result) {
  return result && typeof result === 'object' && 'summary' in result ? String(result.summary) : undefined;
}

/**
 * Runs a script's main function and ends the process with its exit code; a Refusal is told in its own words, exit 1.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(
      `${error instanceof Refusal ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  }
}
