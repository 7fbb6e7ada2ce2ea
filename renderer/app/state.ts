import type { AppState, ExportFormat, FindingCard, Look, OpenPlan, Outline, Page } from '../../shared/ipc/contract.ts';
import type { Session } from '../editor/session.ts';
import type { Toast } from '../ui/Toasts.tsx';
import type { ReviewDesk } from '../views/import-review/review-desk.ts';
import type { Started } from '../../shared/plan/starting.ts';
import type { Template } from '../../shared/plan/template.ts';
import type { Notes } from './notes.ts';
import { createStore } from './store.ts';

export type PlanTab = 'write' | 'compare' | 'publish';

/** An open plan at one edition, and the page of it that is drawn. */
export interface PlanPlace {
  readonly view: 'plan';
  readonly open: OpenPlan;
  readonly edition: string;
  readonly outline: Outline;
  /** The section drawn, or of the whole plan the one that is read; `null` while the plan has none. */
  readonly section: string | null;
  readonly page: Page;
  /** True while all sections stand on one page, one after the other. */
  readonly whole: boolean;
  /** Of the whole plan, the pages read so far, by section. */
  readonly pages: Readonly<Record<string, Page>>;
  /** The item the person is at, for the outline and the facts; `null` at a section's head. */
  readonly item: string | null;
  readonly session: Session;
  readonly notes: Notes;
  readonly tab: PlanTab;
  /** The format that the menu asked for; the Publish view takes it up. */
  readonly asked: ExportFormat | null;
  /** What the checks found in the edition; `null` until they have run. */
  readonly findings: readonly FindingCard[] | null;
}

export interface HomePlace {
  readonly view: 'home';
  /** Why the plan that was asked for could not be opened. */
  readonly trouble?: string | undefined;
}

export type Bringing =
  | { readonly stage: 'reading' }
  | { readonly stage: 'review'; readonly desk: ReviewDesk }
  | { readonly stage: 'refused'; readonly sentence: string };

/** A file on its way in. */
export interface ImportPlace {
  readonly view: 'import-review';
  readonly name: string;
  readonly bringing: Bringing;
  /** Where cancelling leads back to. */
  readonly back: HomePlace | PlanPlace;
}

export type Place = { readonly view: 'starting' } | HomePlace | PlanPlace | ImportPlace;

export type DialogName =
  | { readonly dialog: 'start-edition' }
  /** What was done when an edition was started. */
  | { readonly dialog: 'started'; readonly started: Started }
  | { readonly dialog: 'rename-edition' }
  /** Without an edition, it is about the one shown. */
  | { readonly dialog: 'seal'; readonly edition?: string | undefined }
  | { readonly dialog: 'reissue' }
  | { readonly dialog: 'trend' }
  /** Asks what a status word means. */
  | { readonly dialog: 'tone'; readonly word: string }
  | { readonly dialog: 'keys' }
  | { readonly dialog: 'about' }
  | { readonly dialog: 'settings' }
  | { readonly dialog: 'palette' }
  | { readonly dialog: 'reports' }
  | { readonly dialog: 'word-count' }
  | { readonly dialog: 'renumber' }
  | { readonly dialog: 'bring-back' }
  | { readonly dialog: 'set-number'; readonly subject: string }
  /** `draft`: changes that were left and are taken up again. */
  | { readonly dialog: 'template'; readonly draft?: Template | undefined; readonly tab?: string | undefined }
  /** `at`: the paragraphs at the caret, the first and the last. */
  | { readonly dialog: 'shared-texts'; readonly at: { readonly from: number; readonly to: number } | null }
  | { readonly dialog: 'new-plan'; readonly template: string }
  | { readonly dialog: 'message'; readonly heading: string; readonly lines: readonly string[] };

export interface State {
  readonly place: Place;
  readonly version: string;
  readonly look: Look;
  readonly whitePage: boolean;
  readonly spelling: boolean;
  readonly dialog: DialogName | null;
  /** The drawer that is open, where the window is too narrow for every pane. */
  readonly drawer: 'outline' | 'facts' | null;
  readonly engine: 'ready' | 'lost' | 'gone';
  readonly toasts: readonly Toast[];
  /** What the live region says; `turn` grows, so that the same words are read out again. */
  readonly said: { readonly words: string; readonly turn: number };
}

export const firstState: State = {
  place: { view: 'starting' },
  version: '',
  look: 'system',
  whitePage: false,
  spelling: true,
  dialog: null,
  drawer: null,
  engine: 'ready',
  toasts: [],
  said: { words: '', turn: 0 },
};

export const store = createStore<State>(firstState);

/** True where a plan is opened out of the list or of another plan: what was said there would be taken for what was done here. */
const opensAPlan = (from: Place, to: Place): boolean =>
  to.view === 'plan' && (from.view === 'home' || (from.view === 'plan' && from.open.plan !== to.open.plan));

/** Every change of the state that is more than putting a value in, as a pure function. */
export const changes = {
  started: (state: State, app: AppState): State => ({
    ...state,
    version: app.version,
    look: app.look,
    whitePage: app.whitePage,
    spelling: app.spelling,
  }),
  /** The same words said again stand there once; of several of one kind, the newest. */
  toasted: (state: State, toast: Omit<Toast, 'id'>): State => {
    const id = (state.toasts.at(-1)?.id ?? 0) + 1;
    const isOlder = (one: Toast): boolean => toast.kind !== undefined && one.kind === toast.kind;
    const others = state.toasts.filter((one) => one.words !== toast.words && !isOlder(one));
    return { ...state, toasts: [...others, { ...toast, id }].slice(-3) };
  },
  closedToast: (state: State, id: number): State => ({
    ...state,
    toasts: state.toasts.filter((toast) => toast.id !== id),
  }),
  /** Takes the notice away that would have undone something which cannot be undone any more. */
  withoutUndo: (state: State, undo: () => void): State => ({
    ...state,
    toasts: state.toasts.filter((toast) => toast.undo !== undo),
  }),
  said: (state: State, words: string): State => ({ ...state, said: { words, turn: state.said.turn + 1 } }),
  /** Leaving a place closes what stood over it. */
  went: (state: State, place: Place): State => ({
    ...state,
    place,
    dialog: null,
    drawer: null,
    toasts: opensAPlan(state.place, place) ? [] : state.toasts,
  }),
  /** Changes the open plan; nothing where none is open. */
  inPlan: (state: State, change: (place: PlanPlace) => PlanPlace): State =>
    state.place.view === 'plan' ? { ...state, place: change(state.place) } : state,
};

export const say = (words: string): void => store.set((state) => changes.said(state, words));
/** Says something in passing; `kind`: what it takes the place of, if the last notice of that kind is still there. */
export const toast = (words: string, undo?: () => void, kind?: string): void =>
  store.set((state) => changes.toasted(state, { words, undo, kind }));
export const go = (place: Place): void => store.set((state) => changes.went(state, place));
export const changePlan = (change: (place: PlanPlace) => PlanPlace): void =>
  store.set((state) => changes.inPlan(state, change));
export const openDialog = (dialog: DialogName | null): void => store.set((state) => ({ ...state, dialog }));
export const openDrawer = (drawer: State['drawer']): void => store.set((state) => ({ ...state, drawer }));

/** The open plan, or `null`. */
export const planNow = (): PlanPlace | null => {
  const { place } = store.get();
  return place.view === 'plan' ? place : null;
};

/** The file under review, or `null`. */
export const deskNow = (): ReviewDesk | null => {
  const { place } = store.get();
  return place.view === 'import-review' && place.bringing.stage === 'review' ? place.bringing.desk : null;
};
