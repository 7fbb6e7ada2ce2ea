/**
 * The killable process: reads files from outside and prints documents. It has no plan open and keeps nothing, so that it
 * can be ended at any moment. Under Electron its job arrives on a port that the main process joins to the engine; on the
 * command line it is a child of Node.
 */
import type { Job } from '../formats/job.ts';
import { runJob } from './run-job.ts';

interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: Job }) => void): void;
  start(): void;
}
interface ParentPort {
  on(event: 'message', listener: (message: { ports: Port[] }) => void): void;
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

if (parentPort) {
  parentPort.on('message', ({ ports: [port] }) => {
    port?.on('message', async ({ data }) => port.postMessage(await runJob(data)));
    port?.start();
  });
} else {
  process.on('message', async (job) => {
    const answer = await runJob(job as Job);
    process.send?.(answer, () => process.disconnect());
  });
}
