import { call, CallFailed, listen } from '../api/client.ts';
import { keepReasons } from '../editor/held-reasons.ts';
import { propose } from './bring-in.ts';
import { commands } from './commands.ts';
import { showLook } from './look.ts';
import { rememberNow, showPlan } from './open-plan.ts';
import { followFocus } from './panes.ts';
import { fileWords, shortTitle } from './plan-words.ts';
import { followSpelling } from './spelling.ts';
import { changes, deskNow, go, openDialog, planNow, store, toast } from './state.ts';
import type { Place } from './state.ts';

const NAME = 'Action Plan Writer';

/** A refusal nobody else has told the person of. */
const tellFailure = (error: unknown): void => {
  if (!(error instanceof CallFailed)) throw error;
  openDialog({ dialog: 'message', heading: 'That could not be done', lines: [error.message] });
};

/** Before the window closes: whether words are left that could not be saved. */
const reportUnsaved = async (): Promise<void> => {
  const place = planNow();
  rememberNow();
  const saved = place ? await Promise.all([place.session.flush(), place.notes.flush(), keepReasons()]) : [true];
  await call('app/report-unsaved', { unsaved: !saved.every(Boolean) });
};

const listenToAll = (): void => {
  listen('menu', ({ command }) => {
    Promise.resolve(commands[command]()).catch(tellFailure);
  });
  listen('engine', ({ state }) => {
    store.set((now) => ({ ...now, engine: state }));
    const place = planNow();
    place?.session.engine(state);
    place?.notes.engine(state);
    // A file under review is known no longer to a part of the program that was started again: that is said at once.
    if (state === 'ready') void deskNow()?.check();
  });
  listen('closing', () => void reportUnsaved());
  listen('file-dropped', ({ file, name }) => {
    propose(file, name).catch(tellFailure);
  });
  // The file itself comes by the line above; here is only seen how many there were.
  window.addEventListener('drop', (event) => {
    const count = event.dataTransfer?.files.length ?? 0;
    if (count > 1) toast(`Only the first of the ${count} files is read. Bring in the others one by one.`);
  });
};

const titleOf = (place: Place): string => {
  if (place.view === 'plan') return `${shortTitle(place.open.title)} – ${NAME}`;
  return place.view === 'import-review' ? `Bring in: ${fileWords(place.name)} – ${NAME}` : NAME;
};

const nameTheWindow = (): void => {
  const title = titleOf(store.get().place);
  if (document.title !== title) document.title = title;
};

/** Starts the window: the plan last open, with the caret where it was; else the list of plans. */
export const start = async (): Promise<void> => {
  listenToAll();
  followFocus();
  followSpelling();
  store.subscribe(nameTheWindow);
  window.addEventListener('unhandledrejection', (event) => {
    if (!(event.reason instanceof CallFailed)) return;
    event.preventDefault();
    tellFailure(event.reason);
  });
  try {
    const app = await call('app/state', {});
    showLook(app.look, app.whitePage);
    store.set((state) => changes.started(state, app));
    if (app.last) await showPlan(app.last, app.opening);
    else go({ view: 'home' });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    go({ view: 'home', trouble: error.message });
  }
};
