import type { ExportFormat, MenuCommand } from '../../shared/ipc/contract.ts';
import { toSession, withPlan } from './command.ts';
import type { Command } from './command.ts';
import { cancel, chooseClipboard, chooseImport } from './bring-in.ts';
import { setLook } from './look.ts';
import { goHome, saveCopy, stepItem, verifyPlan } from './open-plan.ts';
import { focusToolbar, stepPane } from './panes.ts';
import { commandsAre } from './run-command.ts';
import { changePlan, deskNow, openDialog, store } from './state.ts';
import { findingCommands } from './commands/finding.ts';
import { pageCommands } from './commands/page.ts';
import { shellCommands } from './commands/shell.ts';
import { structureCommands } from './commands/structure.ts';
import { writingCommands } from './commands/writing.ts';
import { comparingCommands } from './commands/comparing.ts';
import { editionCommands } from './commands/editions.ts';
import type { ReviewDesk } from '../views/import-review/review-desk.ts';

const publishAs = (format: ExportFormat): Command =>
  withPlan(() => changePlan((place) => ({ ...place, tab: 'publish', asked: format })));

/** Undo and redo are the review's while a file is looked through. */
const inReview =
  (run: (desk: ReviewDesk) => void | Promise<void>, otherwise: Command): Command =>
  () => {
    const desk = deskNow();
    return desk ? run(desk) : otherwise();
  };

/** What each command of the menu does. */
export const commands: Readonly<Record<MenuCommand, Command>> = {
  ...structureCommands,
  ...writingCommands,
  ...findingCommands,
  ...pageCommands,
  ...shellCommands,
  ...editionCommands,
  ...comparingCommands,
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
  'previous-item': withPlan(() => stepItem(-1)),
  'next-item': withPlan(() => stepItem(1)),
  'next-pane': () => stepPane(1),
  'previous-pane': () => stepPane(-1),
  toolbar: inReview(focusToolbar, withPlan(focusToolbar)),
  'show-last-edition': toSession('show-last-edition'),
  verify: withPlan(verifyPlan),
  'look-system': () => setLook({ look: 'system' }),
  'look-light': () => setLook({ look: 'light' }),
  'look-dark': () => setLook({ look: 'dark' }),
  'white-page': () => setLook({ whitePage: !store.get().whitePage }),
  keys: () => openDialog({ dialog: 'keys' }),
  about: () => openDialog({ dialog: 'about' }),
};

commandsAre(commands);
