// What has to be on the machine before anything is built or run, as numbered steps.
import { ensureDebian } from './debian.mjs';
import { ensureElectron } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSqlite } from './sqlite.mjs';

/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {import('./debian.mjs').NeedName[]} Needs  groups of Debian packages; empty for none */

/** How many steps `prepare` takes; `prepareWithElectron` takes one more. @param {Needs} debian */
export const countOfSteps = (debian) => 2 + (debian.length > 0 ? 1 : 0);

/**
 * Brings npm packages, Debian packages and a SQLite that loads in this Node, as far as they are not there.
 * @param {Progress} progress
 * @param {Needs} debian
 */
export async function prepare(progress, debian) {
  await bringPackages(progress, debian);
  await progress.step('SQLite', (say) => ensureSqlite({ say }));
}

/**
 * The same with an Electron, and a SQLite that loads in it too.
 * @param {Progress} progress
 * @param {Needs} debian
 */
export async function prepareWithElectron(progress, debian) {
  await bringPackages(progress, debian);
  const electron = await progress.step('Electron', (say) => ensureElectron({ say }));
  await progress.step('SQLite', (say) => ensureSqlite({ say, electron }));
  return electron;
}

/** @param {Progress} progress @param {Needs} debian */
async function bringPackages(progress, debian) {
  await progress.step('npm packages', (say) => ensurePackages({ say }));
  if (debian.length > 0) await progress.step('Debian packages', (say) => ensureDebian({ for: debian, say }));
}
