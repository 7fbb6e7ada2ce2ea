// Screens: whether there is one, and one that nobody sees.
import { spawn } from 'node:child_process';
import { onPath } from './prepare/places.mjs';

/** Whether windows can be shown to a person here. */
export const hasScreen = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Whether tests and measurements hide their windows: wherever that is possible. Where a person has a screen, nothing is
 * installed for it.
 */
export const hidesWindows = () => process.platform === 'linux' && (!hasScreen() || onPath('Xvfb'));

const SIZE = '1600x1000x24';
const START_SECONDS = 20;

/**
 * Does `work` with an X server of its own (Xvfb) and ends the server. The environment passed names the screen.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withHiddenScreen(work) {
  // -displayfd makes the server choose a free number and write it to the fourth pipe once it can be reached.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const stop = () => server.kill();
  const stopAndEnd = (/** @type {NodeJS.Signals} */ signal) => {
    stop();
    process.kill(process.pid, signal);
  };
  process.once('exit', stop);
  for (const signal of SIGNALS) process.once(signal, stopAndEnd);
  try {
    const number = await displayNumber(server);
    const { WAYLAND_DISPLAY: _wayland, XAUTHORITY: _authority, ...env } = process.env;
    return await work({ ...env, DISPLAY: `:${number}`, XDG_SESSION_TYPE: 'x11' });
  } finally {
    process.removeListener('exit', stop);
    for (const signal of SIGNALS) process.removeListener(signal, stopAndEnd);
    await ended(server, stop);
  }
}

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let errors = '';
    const fail = (/** @type {string} */ what) => reject(new Error(`Xvfb ${what}. ${errors.trim()}`));
    const timer = setTimeout(fail, START_SECONDS * 1000, 'did not start in time');
    server.stderr?.on('data', (chunk) => (errors += chunk));
    server.once('error', (error) => fail(`could not be started: ${error.message}`));
    server.once('exit', () => fail('ended at once'));
    server.stdio[3]?.once('data', (chunk) => {
      clearTimeout(timer);
      resolve(String(chunk).trim());
    });
  });
}

/** @param {import('node:child_process').ChildProcess} server @param {() => void} stop */
function ended(server, stop) {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return undefined;
  return new Promise((resolve) => {
    server.once('exit', resolve);
    stop();
  });
}
