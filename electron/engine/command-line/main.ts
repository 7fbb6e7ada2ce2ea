import path from 'node:path';
import { personHere } from '../person.ts';
import { forkJobs } from './fork-job.ts';
import { runCommand } from './run.ts';

/** The built program's folder: this file stands in dist/command-line/. */
const dist = path.dirname(__dirname);
const folder = process.env['INIT_CWD'] ?? process.cwd();

const main = async (): Promise<void> => {
  const { exit, out, err } = await runCommand(process.argv.slice(2), {
    pathOf: (typed) => path.resolve(folder, typed),
    world: {
      person: personHere(),
      now: () => new Date(),
      runJob: forkJobs(path.join(dist, 'worker', 'worker.cjs')),
      fontsFolder: path.join(dist, 'assets', 'fonts'),
    },
  });
  process.stderr.write(err);
  process.stdout.write(out, () => process.exit(exit));
};

void main();
