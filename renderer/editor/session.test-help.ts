import { vi } from 'vitest';
import type { Page, Saved } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import type { CellRef, CurrentCell, Part, PlanRecords } from '../../shared/plan/records.ts';
import { doc } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { recommendations } from '../../shared/templates/recommendations.ts';
import { PLAIN } from './live-text.ts';
import type { LiveText } from './live-text.ts';
import { keyOf } from './page-fields.ts';
import { EditorSession } from './session.ts';
import type { Call } from './session.ts';

export const editions = [
  { id: 'e1', label: 'Oct 2021', position: 0, state: 'sealed' },
  { id: 'e2', label: 'Oct 2022', position: 1, state: 'draft' },
] as const;
const cell = (subject: string, part: Part, body: CurrentCell['body'], edition = 'e1'): CurrentCell => ({
  subject,
  part,
  edition,
  body,
  plain: '',
  sha256: '',
  counter: 1,
});
const place = (number: string, kind: string): CurrentCell['body'] => ({
  section: 's',
  parent: null,
  position: number,
  number,
  kind,
  retired: false,
});
export const records: PlanRecords = {
  plan: 'plan',
  editions,
  sections: ['s'],
  items: ['one', 'two'],
  cells: [
    cell('plan', 'template', recommendations),
    cell('s', 'place', place('6', 'section')),
    cell('s', 'text:heading', doc('Schools')),
    ...['one', 'two'].flatMap((id, at) => [
      cell(id, 'place', place(`6.${at + 1}`, 'recommendation')),
      cell(id, 'field:recommendation', doc('Must')),
      cell(id, 'field:response', doc('Accept')),
      cell(id, 'field:progress', doc('Done in 2021')),
    ]),
  ],
};
export const view = viewEdition(records, 'e2');
const pageOf = (shown: typeof view): Page => ({
  edition: 'e2',
  section: shown.sections[0],
  numbers: {},
  facts: {},
  statusWords: [...shown.statusWords],
});
export const page = pageOf(view);
export const plan = { plan: 'plan', title: 'Plan', editions, template: recommendations };
export const at = (subject: string, part: CellRef['part']): CellRef => ({ subject, part, edition: 'e2' });
export const progress = at('one', 'field:progress');
export const response = at('one', 'field:response');

/** A live field without a screen: words and the steps that led to them. */
export class Typewriter implements LiveText {
  #steps: Tree[];
  #at = 0;
  readonly #session: EditorSession;
  readonly #key: string;
  constructor(session: EditorSession, key: string) {
    this.#session = session;
    this.#key = key;
    this.#steps = [session.fieldState(key).tree];
  }
  type(words: string): void {
    this.#steps = [...this.#steps.slice(0, this.#at + 1), doc(words)];
    this.#at += 1;
    this.#session.changed(this.#key, 'writer');
  }
  readonly tree = () => this.#steps[this.#at]!;
  readonly put = (tree: Tree) => {
    this.#steps = [tree];
    this.#at = 0;
  };
  readonly can = () => ({ undo: this.#at > 0, redo: this.#at < this.#steps.length - 1 });
  readonly undo = () => this.#step(-1);
  readonly redo = () => this.#step(1);
  readonly takeSteps = () => {
    const steps = { undo: this.#steps.slice(0, this.#at), redo: this.#steps.slice(this.#at + 1) };
    this.put(this.tree());
    return steps;
  };
  readonly format = () => PLAIN;
  readonly focus = vi.fn<LiveText['focus']>();
  readonly reveal = vi.fn<LiveText['reveal']>();
  readonly caret = () => ({ at: 'end' }) as const;
  readonly run = vi.fn<LiveText['run']>();
  readonly insert = vi.fn<LiveText['insert']>();
  readonly setLink = vi.fn<LiveText['setLink']>();
  readonly keptSelected = () => null;
  readonly link = () => ({ href: null, selected: true });
  readonly insertInline = vi.fn<LiveText['insertInline']>();
  readonly replaceKept = vi.fn<LiveText['replaceKept']>();
  readonly insertTable = vi.fn<LiveText['insertTable']>();
  readonly runTable = vi.fn<LiveText['runTable']>();
  readonly nameTable = vi.fn<LiveText['nameTable']>();
  readonly selected = () => [];
  readonly pastePlain = () => true;
  #step(by: number): void {
    this.#at += by;
    this.#session.changed(this.#key, 'history');
  }
}

/** A store of one section: what the window saves to, and what other steps than typing change. */
export class Store {
  readonly saves: Inputs['cell/save'][] = [];
  readonly #written = new Map<string, CurrentCell>();

  readonly call = (async (_method: string, input: Inputs['cell/save']): Promise<Saved> => {
    this.saves.push(input);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const counter = this.write(input.cell as CellRef, input.body as Tree);
    return { outcome: 'saved', counter, sha256: '', savedAt: new Date().toISOString(), clashes: 0 };
  }) as unknown as Call;

  write(ref: CellRef, body: Tree): number {
    const counter = (this.#written.get(keyOf(ref))?.counter ?? 0) + 1;
    this.#written.set(keyOf(ref), { ...ref, body, plain: '', sha256: '', counter });
    return counter;
  }

  read(ref: CellRef): Tree | undefined {
    return this.#written.get(keyOf(ref))?.body as Tree | undefined;
  }

  /** The section as it stands now. */
  page(): Page {
    const now = viewEdition({ ...records, cells: [...records.cells, ...this.#written.values()] }, 'e2');
    return pageOf(now);
  }
}

/** A session that shows the section, every field of it drawn, with typewriters for editors. */
export const open = (readOnly = false) => {
  const store = new Store();
  const said: string[] = [];
  const session = new EditorSession({ call: store.call, notify: (sentence) => said.push(sentence) });
  const { order } = session.show(plan, editions[1], store.page(), readOnly);
  const element = { focus: () => undefined, scrollIntoView: () => undefined } as unknown as HTMLElement;
  const live: { now: Typewriter | null } = { now: null };
  let attached: string | null = null;
  for (const { key } of order.filter((field) => field !== null)) {
    session.place(key, () => element);
    session.subscribeField(key, () => {
      if (!session.fieldState(key).live) {
        if (attached === key) attached = null;
        return;
      }
      if (attached === key) return;
      attached = key;
      queueMicrotask(() => {
        if (!session.fieldState(key).live) return;
        live.now = new Typewriter(session, key);
        session.attach(key, live.now);
      });
    });
  }
  const enter = async (ref: CellRef): Promise<Typewriter> => {
    session.begin(keyOf(ref), { at: 'start' });
    await vi.advanceTimersByTimeAsync(0);
    return live.now!;
  };
  /** Goes back to where the caret was. */
  const again = async (): Promise<Typewriter> => {
    session.returnToCaret();
    await vi.advanceTimersByTimeAsync(0);
    return live.now!;
  };
  const wait = (ms = 2000) => vi.advanceTimersByTimeAsync(ms);
  const walked = async (way: 'undo' | 'redo') => {
    const done = session.run(way);
    await vi.advanceTimersByTimeAsync(0);
    return done;
  };
  return {
    session,
    store,
    saves: store.saves,
    said,
    enter,
    again,
    wait,
    stored: (ref: CellRef) => store.read(ref),
    walked,
  };
};
