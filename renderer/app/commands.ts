import type { ExportFormat, MenuCommand } from '../../shared/ipc/contract.ts';
import { cancel, chooseClipboard, chooseImport } from './bring-in.ts';
import { setLook } from './look.ts';
import { goHome, saveCopy, stepItem, verifyPlan } from './open-plan.ts';
import { focusFind, focusToolbar, stepPane } from './panes.ts';
import { changePlan, deskNow, openDialog, planNow, store } from './state.ts';
import type { ReviewDesk } from '../views/import-review/review-desk.ts';

type Command = () => void | Promise<void>;

const NO_PLAN = { dialog: 'message', heading: 'No plan is open', lines: ['Open a plan from the list first.'] } as const;

/** Carries out what needs an open plan; says so where none is open. */
const withPlan =
  (run: (place: NonNullable<ReturnType<typeof planNow>>) => void | Promise<void>): Command =>
  () => {
    const place = planNow();
    return place ? run(place) : openDialog(NO_PLAN);
  };

const publishAs = (format: ExportFormat): Command =>
  withPlan(() => changePlan((place) => ({ ...place, tab: 'publish', asked: format })));

/** A command that acts on the words at the caret. */
const toSession = (command: MenuCommand): Command =>
  withPlan((place) => {
    place.session.run(command);
  });

/** Undo and redo are the review's while a file is looked through. */
const inReview =
  (run: (desk: ReviewDesk) => void | Promise<void>, otherwise: Command): Command =>
  () => {
    const desk = deskNow();
    return desk ? run(desk) : otherwise();
  };

/** What each command of the menu does. */
export const commands: Readonly<Record<MenuCommand, Command>> = {
  home: () => (store.get().place.view === 'import-review' ? cancel('home') : goHome()),
  'bring-in': chooseImport,
  'bring-in-clipboard': chooseClipboard,
  reports: withPlan(() => openDialog({ dialog: 'reports' })),
  'export-docx': publishAs('docx'),
  'export-pdf': publishAs('pdf'),
  'export-html': publishAs('html'),
  'save-copy': withPlan(({ open }) => saveCopy(open.plan, open.title)),
  'save-now': withPlan(async ({ session, notes }) => {
    await Promise.all([session.flush(), notes.flush()]);
  }),
  undo: inReview((desk) => desk.undo(), toSession('undo')),
  redo: inReview((desk) => desk.redo(), toSession('redo')),
  bold: toSession('bold'),
  italic: toSession('italic'),
  link: toSession('link'),
  paragraph: toSession('paragraph'),
  'heading-1': toSession('heading-1'),
  'heading-2': toSession('heading-2'),
  'heading-3': toSession('heading-3'),
  'bullet-list': toSession('bullet-list'),
  'numbered-list': toSession('numbered-list'),
  quote: toSession('quote'),
  'clear-formatting': toSession('clear-formatting'),
  'paste-plain': toSession('paste-plain'),
  find: withPlan(focusFind),
  'previous-item': withPlan(() => stepItem(-1)),
  'next-item': withPlan(() => stepItem(1)),
  'next-pane': () => stepPane(1),
  'previous-pane': () => stepPane(-1),
  toolbar: inReview(focusToolbar, withPlan(focusToolbar)),
  'show-last-edition': toSession('show-last-edition'),
  'start-edition': withPlan(() => openDialog({ dialog: 'start-edition' })),
  verify: withPlan(verifyPlan),
  'look-system': () => setLook({ look: 'system' }),
  'look-light': () => setLook({ look: 'light' }),
  'look-dark': () => setLook({ look: 'dark' }),
  'white-page': () => setLook({ whitePage: !store.get().whitePage }),
  keys: () => openDialog({ dialog: 'keys' }),
  about: () => openDialog({ dialog: 'about' }),
};
