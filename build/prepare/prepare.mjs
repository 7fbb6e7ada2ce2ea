// What has to be on the machine before anything is built or run, as numbered steps.
import { ensureDebian } from './debian.mjs';
import { ensureElectron } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSqlite } from './sqlite.mjs';

/**
 * @typedef {{ electron?: boolean, debian?: import('./debian.mjs').NeedName[] }} Wants
 *   `debian`: the groups of Debian packages to have; none where the list is empty
 */

/** How many steps `prepare` takes. @param {Wants} wants */
export const countOfSteps = ({ electron = false, debian = [] }) => 2 + (electron ? 1 : 0) + (debian.length > 0 ? 1 : 0);

/**
 * Brings npm packages, Debian packages, an Electron and a SQLite that loads, as far as they are wanted and not there.
 * @param {import('./progress.mjs').Progress} progress
 * @param {Wants} wants
 * @returns {Promise<{ electron?: import('./electron.mjs').Electron }>}
 */
export async function prepare(progress, { electron: wantsElectron = false, debian = [] }) {
  await progress.step('npm packages', (say) => ensurePackages({ say }));
  if (debian.length > 0) await progress.step('Debian packages', (say) => ensureDebian({ for: debian, say }));
  const electron = wantsElectron ? await progress.step('Electron', (say) => ensureElectron({ say })) : undefined;
  await progress.step('SQLite', (say) => ensureSqlite({ say, ...(electron && { electron }) }));
  return electron ? { electron } : {};
}
