/**
 * The names of everything the window can ask for, and nothing else. Kept apart from their schemas so that the preload
 * and the window carry names alone.
 */

/** Answered by the engine. */
export const ENGINE_METHODS = [
  'plan/list',
  'plan/open',
  'plan/opening',
  'plan/outline',
  'plan/section',
  'plan/find',
  'plan/change',
  'plan/renumbering',
  'plan/retired',
  'plan/footnotes',
  'find/hits',
  'picture/add',
  'picture/read',
  'plan/check',
  'plan/create',
  'plan/verify',
  'plan/reports',
  'plan/save-copy',
  'plan/bring-copy',
  'cell/save',
  'cell/layers',
  'cell/revisions',
  'edition/starting',
  'edition/start',
  'edition/withdraw',
  'edition/bring-back',
  'edition/rename',
  'edition/sealing',
  'edition/seal',
  'edition/reissue',
  'plan/trend',
  'compare/list',
  'compare/thing',
  'import/propose',
  'import/reread',
  'import/revise',
  'import/lines',
  'import/match',
  'import/accept',
  'import/undo',
  'import/discard',
  'export/write',
  'export/changes',
  'work/stop',
] as const;

/** Answered by the main process: what needs a window, a dialog or the system. */
export const MAIN_METHODS = [
  'dialog/choose-import',
  'dialog/clipboard-import',
  'dialog/choose-export',
  'dialog/choose-copy',
  'dialog/choose-plan',
  'dialog/choose-picture',
  'app/state',
  'app/set-look',
  'app/report-unsaved',
  'app/spelling',
  'link/open',
  'export/show',
] as const;

/** Asked of the engine by the main process alone. */
export const HOST_METHODS = ['host/grant', 'host/first-run', 'host/close'] as const;

export type EngineMethod = (typeof ENGINE_METHODS)[number];
export type MainMethod = (typeof MAIN_METHODS)[number];
export type HostMethod = (typeof HOST_METHODS)[number];
export type WindowMethod = EngineMethod | MainMethod;
export type Method = WindowMethod | HostMethod;

export const WINDOW_METHODS: readonly WindowMethod[] = [...ENGINE_METHODS, ...MAIN_METHODS];

/**
 * Methods whose answers are long, and plain JSON: they travel as one text, which costs a fraction of what thousands of objects
 * do on the way through the shell.
 */
export const TEXT_METHODS = [
  'app/state',
  'plan/opening',
  'plan/outline',
  'plan/section',
  'plan/check',
  'find/hits',
  'compare/list',
  'compare/thing',
] as const satisfies readonly WindowMethod[];
export type TextMethod = (typeof TEXT_METHODS)[number];

/** What is told to the window without its asking. */
export const EVENTS = ['menu', 'engine', 'closing', 'file-dropped', 'spelling'] as const;
export type EventName = (typeof EVENTS)[number];

/** The channels of the shell. */
export const CALL_CHANNEL = 'apw:call';
export const TEXT_CHANNEL = 'apw:text';
export const EVENT_CHANNEL = 'apw:event';
/** A file dropped on the window, named by the preload alone. */
export const DROP_CHANNEL = 'apw:drop';
