import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Asking } from './asking.ts';
import type { FormatCommand, LiveText } from './live-text.ts';
import type { FieldSpec } from './page-fields.ts';
import type { EditorSession } from './session.ts';

/** What is done to the words at the caret by the editor of the live field. */
const FORMATS: ReadonlySet<MenuCommand> = new Set<FormatCommand & MenuCommand>([
  'paragraph',
  'heading-1',
  'heading-2',
  'heading-3',
  'bullet-list',
  'numbered-list',
  'quote',
  'bold',
  'italic',
  'superscript',
  'subscript',
  'non-breaking-space',
  'clear-formatting',
]);

/** What even a line of plain words has room for. */
const IN_A_LINE: ReadonlySet<MenuCommand | Asking['what']> = new Set(['non-breaking-space', 'symbol']);

export const NO_FIELD = 'Put the caret in a field first.';
const ONE_LINE = 'A heading is one line of plain words. Formatting belongs in the text below it.';
const NO_HEADINGS =
  'Headings belong in the summary and in the text that introduces a section. Use a list or a new paragraph here.';

export const isFormat = (command: MenuCommand): command is FormatCommand & MenuCommand => FORMATS.has(command);

/** Why a field takes no such thing, in a sentence; `null` where it does. */
export const refusal = ({ shape }: FieldSpec, what: FormatCommand | Asking['what']): string | null => {
  if (shape === 'line') return IN_A_LINE.has(what) ? null : ONE_LINE;
  return shape !== 'narrative' && what.startsWith('heading') ? NO_HEADINGS : null;
};

const asking =
  (what: (live: LiveText) => Asking) =>
  (session: EditorSession): boolean =>
    session.askLive(what);

/** What is selected where that is no node kept whole. */
const NOTHING = { node: null, kept: null } as const;

/** The commands of the menu that are the session's own. */
const COMMANDS = {
  link: asking((live) => ({ what: 'link', ...live.link() })),
  footnote: asking((live) => {
    const { node, kept } = live.keptSelected() ?? NOTHING;
    return kept?.type === 'footnote'
      ? { what: 'footnote', node, note: kept.note }
      : { what: 'footnote', node: null, note: [] };
  }),
  'cross-reference': asking((live) => {
    const { node, kept } = live.keptSelected() ?? NOTHING;
    return kept?.type === 'cross-reference'
      ? { what: 'cross-reference', node, item: kept.item, words: kept.number }
      : { what: 'cross-reference', node: null, item: null, words: plainText(live.selected()).trim() };
  }),
  table: asking((live) => ({ what: 'table', here: live.format().table })),
  picture: asking(() => ({ what: 'picture', node: null, picture: null })),
  symbol: asking(() => ({ what: 'symbol' })),
  undo: (session) => session.undo(),
  redo: (session) => session.redo(),
  'previous-item': (session) => session.moveItem(-1),
  'next-item': (session) => session.moveItem(1),
  'show-last-edition': (session) => session.toggleLastHere(),
  'paste-plain': (session) => session.pastePlain(),
  'save-now': (session) => {
    void session.flush();
    return true;
  },
} satisfies Partial<Record<MenuCommand, (session: EditorSession) => boolean>>;

/** What carries a command out, where it is the session's own. */
export const commandOf = (command: MenuCommand): ((session: EditorSession) => boolean) | undefined =>
  (COMMANDS as Partial<Record<MenuCommand, (session: EditorSession) => boolean>>)[command];
