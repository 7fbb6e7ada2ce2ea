import { app } from 'electron';
import path from 'node:path';

/** The built program's folder: this file stands in dist/main/. */
const dist = path.dirname(__dirname);

/** Where the parts of the built program stand. */
export const PARTS = {
  renderer: path.join(dist, 'renderer'),
  preload: path.join(dist, 'preload', 'preload.cjs'),
  engine: path.join(dist, 'engine', 'engine.cjs'),
  worker: path.join(dist, 'worker', 'worker.cjs'),
  fonts: path.join(dist, 'assets', 'fonts'),
  sample: path.join(dist, 'assets', 'asl-action-plan-2021.txt'),
  dictionary: path.join(dist, 'assets', 'spelling', 'en-GB-10-1.bdic'),
  icon: path.join(dist, 'assets', 'icon.png'),
} as const;

/** Where the person's things are kept. Backups stand outside the plans' own folder. */
export const folders = (): { plans: string; backups: string } => ({
  plans: path.join(app.getPath('userData'), 'plans'),
  backups: path.join(app.getPath('userData'), 'backups'),
});
