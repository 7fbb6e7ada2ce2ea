import { app, MessageChannelMain, utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import type { Answer, Events } from '../../shared/ipc/contract.ts';
import type { EngineStart, FromEngine, ToEngine } from '../../shared/ipc/engine-protocol.ts';
import type { EngineMethod, EventName, HostMethod } from '../../shared/ipc/methods.ts';

type Asked = EngineMethod | HostMethod;

/** Methods that are not simply asked again of a new engine: done twice, they would be done double. */
const ONCE: ReadonlySet<Asked> = new Set([
  'plan/create',
  'edition/start',
  'import/propose',
  'import/accept',
  'export/write',
  'plan/save-copy',
  'host/grant',
  'host/close',
]);

interface Pending {
  readonly method: Asked;
  readonly input: unknown;
  readonly settle: (answer: Answer<unknown>) => void;
}

/** More crashes than this within a minute, and the engine is left down: something is wrong that starting does not cure. */
const MOST_STARTS = 5;
const MINUTE = 60_000;
/** How often a reader's memory is looked at, in milliseconds. */
const MEMORY_WATCH = 500;

const failed = (sentence: string): Answer<never> => ({ ok: false, sentence, fault: true });

export interface EngineHostOptions {
  readonly engineFile: string;
  readonly workerFile: string;
  readonly start: Omit<EngineStart, 'kind'>;
  readonly tell: <E extends EventName>(event: E, data: Events[E]) => void;
}

/**
 * Keeps one engine running. A call that the engine died over is asked again of the next one where that is safe: saves are,
 * because a save that was already written is acknowledged a second time without a change.
 */
export class EngineHost {
  readonly #options: EngineHostOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #workers = new Map<number, UtilityProcess>();
  #engine: UtilityProcess | undefined;
  #calls = 0;
  #starts: number[] = [];
  #closing = false;

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#start();
  }

  /** The engine's process id, while it runs. */
  get pid(): number | undefined {
    return this.#engine?.pid;
  }

  call(method: Asked, input: unknown): Promise<Answer<unknown>> {
    return new Promise((settle) => {
      if (!this.#engine) {
        settle(failed('The part of the program that keeps plans has stopped. Close the program and start it again.'));
        return;
      }
      this.#calls += 1;
      this.#pending.set(this.#calls, { method, input, settle });
      this.#send({ kind: 'call', id: this.#calls, method, input });
    });
  }

  /** Has every plan closed, then ends the process. */
  async close(): Promise<void> {
    this.#closing = true;
    if (!this.#engine) return;
    await this.call('host/close', {});
    this.#engine.kill();
  }

  #send(message: ToEngine, ports: Electron.MessagePortMain[] = []): void {
    this.#engine?.postMessage(message, ports);
  }

  #start(): void {
    const engine = utilityProcess.fork(this.#options.engineFile, [], { serviceName: 'Plans', stdio: 'inherit' });
    this.#engine = engine;
    engine.on('message', (message: FromEngine) => this.#receive(message));
    engine.on('exit', () => this.#ended(engine));
    this.#send({ kind: 'start', ...this.#options.start });
  }

  #receive(message: FromEngine): void {
    const receivers: { readonly [K in FromEngine['kind']]: (message: Extract<FromEngine, { kind: K }>) => void } = {
      answer: ({ id, answer }) => {
        this.#pending.get(id)?.settle(answer);
        this.#pending.delete(id);
      },
      event: ({ event, data }) => this.#options.tell(event, data as never),
      'start-worker': ({ job, memoryLimit }) => this.#startWorker(job, memoryLimit),
      'end-worker': ({ job }) => this.#workers.get(job)?.kill(),
    };
    (receivers[message.kind] as (message: FromEngine) => void)(message);
  }

  #ended(engine: UtilityProcess): void {
    if (this.#engine !== engine) return;
    for (const worker of this.#workers.values()) worker.kill();
    const now = Date.now();
    this.#starts = [...this.#starts.filter((at) => now - at < MINUTE), now];
    if (this.#closing || this.#starts.length > MOST_STARTS) {
      this.#engine = undefined;
      for (const { settle } of this.#pending.values())
        settle(failed('The part of the program that keeps plans has stopped. Close the program and start it again.'));
      this.#pending.clear();
      if (!this.#closing) this.#options.tell('engine', { state: 'gone' });
      return;
    }
    this.#options.tell('engine', { state: 'lost' });
    this.#start();
    for (const [id, pending] of this.#pending) {
      if (ONCE.has(pending.method)) {
        this.#pending.delete(id);
        pending.settle(
          failed('The work was interrupted before it was finished, and nothing was changed. Try it again.'),
        );
      } else {
        this.#send({ kind: 'call', id, method: pending.method, input: pending.input });
      }
    }
    this.#options.tell('engine', { state: 'ready' });
  }

  #startWorker(job: number, memoryLimit: number | null): void {
    const worker = utilityProcess.fork(this.#options.workerFile, [], { serviceName: 'Files', stdio: 'inherit' });
    this.#workers.set(job, worker);
    const { port1, port2 } = new MessageChannelMain();
    worker.postMessage('job', [port1]);
    this.#send({ kind: 'worker', job }, [port2]);
    const watch = memoryLimit === null ? undefined : setInterval(() => this.#watch(job, memoryLimit), MEMORY_WATCH);
    worker.on('exit', () => {
      clearInterval(watch);
      this.#workers.delete(job);
      this.#send({ kind: 'worker-gone', job, why: 'ended' });
    });
  }

  #watch(job: number, memoryLimit: number): void {
    const worker = this.#workers.get(job);
    const used = app.getAppMetrics().find((one) => one.pid === worker?.pid)?.memory.workingSetSize ?? 0;
    if (used * 1024 <= memoryLimit) return;
    this.#send({ kind: 'worker-gone', job, why: 'too-much-memory' });
    worker?.kill();
  }
}
