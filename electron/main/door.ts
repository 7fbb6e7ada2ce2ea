import { ipcMain } from 'electron';
import type { Answer, AppState } from '../../shared/ipc/contract.ts';
import {
  CALL_CHANNEL,
  DROP_CHANNEL,
  ENGINE_METHODS,
  MAIN_METHODS,
  TEXT_CHANNEL,
  TEXT_METHODS,
} from '../../shared/ipc/methods.ts';
import type { EngineMethod, MainMethod, TextMethod } from '../../shared/ipc/methods.ts';
import { REFUSED } from './refused.ts';
import { isOwnPage } from './security.ts';
import type { Shell } from './shell.ts';

const isMain = (method: string): method is MainMethod => (MAIN_METHODS as readonly string[]).includes(method);
const isEngine = (method: string): method is EngineMethod => (ENGINE_METHODS as readonly string[]).includes(method);

const isText = (method: string): method is TextMethod => (TEXT_METHODS as readonly string[]).includes(method);

/** Asked first and taking nothing: answered without the schemas, which would be read while the page is waited for. */
const state = async ({ settings, version, opening, reports }: Shell): Promise<Answer<AppState>> => {
  // The page listens before it asks.
  reports.listening();
  const { look, whitePage, spelling } = settings.now;
  return { ok: true, value: { version, look, whitePage, spelling, ...(await opening()) } };
};

/** What main itself answers is read when it is first asked for: its schemas are heavy, and no page waits for them. */
const calls = () => import('./calls.ts');

/**
 * Lets the page's calls in: who asks and what for is checked here; then main answers, or hands on to the engine, which checks
 * what it is given.
 */
export const openDoor = (shellOf: () => Shell | undefined): void => {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown): Promise<Answer<unknown>> => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof method !== 'string') return REFUSED;
    if (method === 'app/state') return state(of);
    if (isMain(method)) return (await calls()).answerMain(method as Exclude<MainMethod, 'app/state'>, input, of);
    if (isEngine(method)) return of.engine.call(method, input);
    return REFUSED;
  });

  ipcMain.handle(TEXT_CHANNEL, async (event, method: unknown, input: unknown): Promise<string> => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof method !== 'string' || !isText(method)) return JSON.stringify(REFUSED);
    return method === 'app/state' ? JSON.stringify(await state(of)) : of.engine.text(method, input);
  });

  ipcMain.handle(DROP_CHANNEL, async (event, file: unknown) => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof file !== 'string' || file === '') return;
    await (await calls()).takeDropped(file, of);
  });
};
