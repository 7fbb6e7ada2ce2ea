// When Chromium's sandbox has to be left off.
import { spawnSync } from 'node:child_process';

export const isRoot = process.getuid?.() === 0;

/**
 * The switches for an app that is started for a test or a picture. Chromium refuses to run as root with its sandbox, and
 * cannot build it where a container forbids user namespaces.
 */
export function switchesForTrials() {
  return process.platform === 'linux' && (isRoot || !hasUserNamespaces()) ? ['--no-sandbox'] : [];
}

function hasUserNamespaces() {
  return spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status === 0;
}

/** An Electron told to be a plain Node would open no window. @param {NodeJS.ProcessEnv} env */
export function withoutNodeMode({ ELECTRON_RUN_AS_NODE: _nodeMode, ...env }) {
  return env;
}

/**
 * What tests and measurements are told of the app they start: its Electron, and the switches to start it with (apart by spaces).
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./prepare/electron.mjs').Electron} electron
 */
export const environmentForTrials = (env, { executable }) => ({
  ...withoutNodeMode(env),
  APW_ELECTRON: executable,
  APW_ELECTRON_SWITCHES: switchesForTrials().join(' '),
});
