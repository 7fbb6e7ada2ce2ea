import { app, MessageChannelMain, utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import type { Answer, Events } from '../../shared/ipc/contract.ts';
import type { EngineStart, FromEngine, ToEngine } from '../../shared/ipc/engine-protocol.ts';
import type { EngineMethod, EventName, HostMethod } from '../../shared/ipc/methods.ts';

type Asked = EngineMethod | HostMethod;

/** Methods that are not simply asked again of a new engine: done twice, they would be done double. */
const ONCE: ReadonlySet<Asked> = new Set([
  'plan/create',
  'plan/bring-copy',
  'edition/start',
  'import/propose',
  'import/reread',
  'import/accept',
  'import/undo',
  'export/write',
  'plan/save-copy',
  'host/grant',
  'host/close',
]);

/** A step that is taken back puts things as they were, and is the same done twice; any other change is not. */
const isPutBack = (input: unknown): boolean =>
  (input as { readonly change?: { readonly do?: unknown } } | null)?.change?.do === 'put';

/** True for what is not asked again of a new engine, since the one that ended may have done it. */
const isOnce = (method: Asked, input: unknown): boolean =>
  ONCE.has(method) || (method === 'plan/change' && !isPutBack(input));

interface Pending {
  readonly method: Asked;
  readonly input: unknown;
  readonly asText: boolean;
  readonly settle: (answer: Answer<unknown> | string) => void;
  /** How many engines have ended while it was unanswered. */
  ended: number;
}

/** An engine that ends more often than this within a minute is left down: something is wrong that starting does not cure. */
const MOST_ENDS = 5;
const MINUTE = 60_000;
/** A call that so many engines ended over is not asked again: it may be what ends them. */
const MOST_ENDS_OF_A_CALL = 3;
/** How long the engine may take to close its plans, in milliseconds. What was saved is on disk by then; a backup may not be. */
const CLOSING_TIME = 15_000;
/** How often a reader's memory is looked at, in milliseconds. */
const MEMORY_WATCH = 500;

const failed = (sentence: string): Answer<never> => ({ ok: false, sentence, fault: true });

const STOPPED = 'The part of the program that keeps plans has stopped. Close the program and start it again.';
const INTERRUPTED = 'The work was interrupted. Look whether it was done, and if it was not, do it again.';

/** Out of memory, for one: an `error` that nobody listens to would end the main process. The exit follows by itself. */
const logFatal = (process: UtilityProcess): void => {
  process.on('error', (type, location) => console.error(type, location));
};

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
  #ends: number[] = [];
  #closing = false;

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#start();
  }

  /** The engine's process id, while it runs. */
  get pid(): number | undefined {
    return this.#engine?.pid;
  }

  /** Asks the engine for something. Never throws. */
  call(method: Asked, input: unknown): Promise<Answer<unknown>> {
    return this.#ask(method, input, false) as Promise<Answer<unknown>>;
  }

  /** The same, with the answer as JSON, which is handed on unread. */
  async text(method: EngineMethod, input: unknown): Promise<string> {
    const answer = await this.#ask(method, input, true);
    return typeof answer === 'string' ? answer : JSON.stringify(answer);
  }

  #ask(method: Asked, input: unknown, asText: boolean): Promise<Answer<unknown> | string> {
    return new Promise((settle) => {
      if (!this.#engine) {
        settle(failed(STOPPED));
        return;
      }
      this.#calls += 1;
      this.#pending.set(this.#calls, { method, input, asText, settle, ended: 0 });
      this.#send({ kind: 'call', id: this.#calls, method, input, asText });
    });
  }

  /** Has every plan closed, then ends the process; an engine that does not answer is ended without. Never throws. */
  async close(): Promise<void> {
    this.#closing = true;
    if (!this.#engine) return;
    const timer = setTimeout(() => this.#engine?.kill(), CLOSING_TIME);
    const answer = await this.call('host/close', {});
    clearTimeout(timer);
    if (!answer.ok) console.error(answer.sentence);
    // It may have ended over the call.
    this.#engine?.kill();
  }

  #send(message: ToEngine, ports: Electron.MessagePortMain[] = []): void {
    this.#engine?.postMessage(message, ports);
  }

  #start(): UtilityProcess {
    const engine = utilityProcess.fork(this.#options.engineFile, [], { serviceName: 'Plans', stdio: 'inherit' });
    this.#engine = engine;
    engine.on('message', (message: FromEngine) => this.#receive(message));
    engine.on('exit', () => this.#ended(engine));
    logFatal(engine);
    this.#send({ kind: 'start', ...this.#options.start });
    return engine;
  }

  #receive(message: FromEngine): void {
    const receivers: { readonly [K in FromEngine['kind']]: (message: Extract<FromEngine, { kind: K }>) => void } = {
      answer: ({ id, answer }) => {
        this.#pending.get(id)?.settle(answer);
        this.#pending.delete(id);
      },
      'start-worker': ({ job, memoryLimit }) => this.#startWorker(job, memoryLimit),
      'end-worker': ({ job }) => this.#workers.get(job)?.kill(),
    };
    (receivers[message.kind] as (message: FromEngine) => void)(message);
  }

  #ended(engine: UtilityProcess): void {
    if (this.#engine !== engine) return;
    for (const worker of this.#workers.values()) worker.kill();
    // The next engine counts its jobs from the beginning again.
    this.#workers.clear();
    const now = Date.now();
    this.#ends = [...this.#ends.filter((at) => now - at < MINUTE), now];
    if (this.#closing || this.#ends.length > MOST_ENDS) {
      this.#engine = undefined;
      for (const { settle } of this.#pending.values()) settle(failed(STOPPED));
      this.#pending.clear();
      if (!this.#closing) this.#options.tell('engine', { state: 'gone' });
      return;
    }
    this.#options.tell('engine', { state: 'lost' });
    this.#start().once('spawn', () => this.#options.tell('engine', { state: 'ready' }));
    for (const [id, pending] of this.#pending) {
      pending.ended += 1;
      if (isOnce(pending.method, pending.input) || pending.ended >= MOST_ENDS_OF_A_CALL) {
        this.#pending.delete(id);
        pending.settle(failed(INTERRUPTED));
      } else {
        const { method, input, asText } = pending;
        this.#send({ kind: 'call', id, method, input, asText });
      }
    }
  }

  #startWorker(job: number, memoryLimit: number | null): void {
    const worker = utilityProcess.fork(this.#options.workerFile, [], { serviceName: 'Files', stdio: 'inherit' });
    this.#workers.set(job, worker);
    logFatal(worker);
    const { port1, port2 } = new MessageChannelMain();
    worker.postMessage('job', [port1]);
    this.#send({ kind: 'worker', job }, [port2]);
    const watch = memoryLimit === null ? undefined : setInterval(() => this.#watch(job, memoryLimit), MEMORY_WATCH);
    worker.on('exit', () => {
      clearInterval(watch);
      // Not the worker of an engine that is no more, whose number another job may bear by now.
      if (this.#workers.get(job) !== worker) return;
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
