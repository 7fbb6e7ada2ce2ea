// Starting other programs without blocking, so that the step's heartbeat goes on.
import { spawn } from 'node:child_process';
import { projectFolder } from './places.mjs';

/**
 * @typedef {{ code: number, stdout: string, output: string }} Ran
 *   `output` is standard output and standard error in the order they came; `code` is 128 when a signal ended it, 127 when
 *   it could not be started.
 */

/**
 * Runs a program to its end and returns what it wrote; never throws for a failing program.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, seconds?: number }} [options] `seconds` ends it
 * @returns {Promise<Ran>}
 */
export function run(command, args, { cwd = projectFolder, env = process.env, shell = false, seconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {Buffer[]} */
    const out = [];
    /** @type {Buffer[]} */
    const all = [];
    const timer = seconds ? setTimeout(() => child.kill('SIGKILL'), seconds * 1000) : undefined;
    child.stdout.on('data', (chunk) => (out.push(chunk), all.push(chunk)));
    child.stderr.on('data', (chunk) => all.push(chunk));
    const done = (/** @type {number} */ code) => {
      clearTimeout(timer);
      const text = (/** @type {Buffer[]} */ chunks) => Buffer.concat(chunks).toString('utf8');
      resolve({ code, stdout: text(out), output: text(all) });
    };
    child.on('error', (error) => {
      all.push(Buffer.from(error.message));
      done(127);
    });
    child.on('close', (code) => done(code ?? 128));
  });
}

/**
 * Runs npm, the one that runs us if there is one.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export function runNpm(args, { env = process.env } = {}) {
  const ours = process.env.npm_execpath;
  if (ours && /npm-cli\.[cm]?js$/.test(ours)) return run(process.execPath, [ours, ...args], { env });
  return run('npm', args, { env, shell: process.platform === 'win32' });
}
