import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode, Ref } from 'react';
import { createPortal } from 'react-dom';
import type { Paragraph, Tree } from '../../../shared/richtext/tree.ts';
import { SAFE_HREF } from '../../../shared/richtext/safe-href.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Octagon } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LiveEditor } from '../live-editor.ts';
import type { KeptPlace } from '../live-editor.ts';
import { PLAIN } from '../live-text.ts';
import type { Format } from '../live-text.ts';
import { keptView } from '../nodes/static-view.tsx';
import type { Numbers } from '../nodes/static-view.tsx';
import { meantAddress, UNSAFE } from './address.ts';
import { noteOf } from './note-of.ts';
import './asking.css';

export interface NoteTextHandle {
  readonly note: () => readonly Paragraph[];
}

interface NoteTextProps {
  readonly note: Tree;
  /** The plan that the note belongs to. */
  readonly plan: string;
  readonly numbers: Numbers;
  readonly trouble?: string | undefined;
  readonly submit: () => void;
  readonly ref: Ref<NoteTextHandle>;
}

const ID = 'note-text';
const SELECT_FIRST = 'Select the words of the note that are to lead there, then choose Link.';

/** A small text of its own, with paragraphs, bold and italic words and links: the words of a footnote. */
export const NoteText = ({ note, plan, numbers, trouble, submit, ref }: NoteTextProps): ReactElement => {
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<LiveEditor | null>(null);
  const [format, setFormat] = useState<Format>(PLAIN);
  const [kept, setKept] = useState<readonly KeptPlace[]>([]);
  const [address, setAddress] = useState<string | null>(null);
  const [advice, setAdvice] = useState('');
  const first = useRef(note);

  const askAddress = (): true => {
    const { href, selected } = editor.current!.link();
    setAdvice(href === null && !selected ? SELECT_FIRST : '');
    setAddress(href !== null || selected ? (href ?? '') : null);
    return true;
  };

  useLayoutEffect(() => {
    const follow = (): void => setFormat(editor.current?.format() ?? PLAIN);
    const commands = {
      bold: () => live.run('bold'),
      italic: () => live.run('italic'),
      undo: () => live.undo(),
      redo: () => live.redo(),
      link: askAddress,
    };
    const live = new LiveEditor(root.current!, {
      tree: first.current,
      plan,
      shape: 'prose',
      changed: follow,
      moved: follow,
      blurred: () => undefined,
      go: () => false,
      tab: () => false,
      run: (command) => {
        if (command in commands) commands[command as keyof typeof commands]();
        return true;
      },
      notify: setAdvice,
      drawKept: setKept,
      open: () => undefined,
    });
    editor.current = live;
    return () => {
      editor.current = null;
      live.destroy();
    };
  }, [plan]);
  // Before the dialog takes the focus for itself: no key is to be lost between the two.
  useLayoutEffect(() => editor.current?.focus({ at: 'end' }), []);
  useImperativeHandle(ref, () => ({ note: () => noteOf(editor.current!.tree()) }), []);

  const setLink = (href: string | null): void => {
    editor.current!.setLink(href, '');
    setAddress(null);
    setAdvice('');
    editor.current!.focus();
  };
  const takeAddress = (): void => {
    const href = meantAddress(address ?? '');
    if (SAFE_HREF.test(href)) setLink(href);
    else setAdvice(UNSAFE);
  };

  return (
    <div className={trouble ? 'text-field text-field-trouble' : 'text-field'}>
      <span id={ID} className="note-label">
        Words of the footnote
      </span>
      {trouble ? (
        <p className="trouble" role="alert">
          <Octagon size={16} />
          {trouble}
        </p>
      ) : null}
      <div className="note-tools" role="toolbar" aria-label="Format">
        <IconButton
          icon="bold"
          label="Bold"
          keys="Ctrl+B"
          aria-pressed={format.bold}
          onClick={() => editor.current!.run('bold')}
        />
        <IconButton
          icon="italic"
          label="Italic"
          keys="Ctrl+I"
          aria-pressed={format.italic}
          onClick={() => editor.current!.run('italic')}
        />
        <IconButton icon="link" label="Link" keys="Ctrl+K" aria-pressed={format.link} onClick={askAddress} />
      </div>
      <div
        className="note-box"
        role="presentation"
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <div ref={root} className="rt" role="textbox" aria-multiline="true" aria-labelledby={ID} tabIndex={0} />
      </div>
      {kept.map(({ key, element, kept: one, note: number }): ReactNode =>
        createPortal(keptView(one, numbers, number), element, key),
      )}
      {advice ? (
        <p className="small" role="status">
          {advice}
        </p>
      ) : null}
      {address === null ? null : (
        <div
          className="note-address"
          role="presentation"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
              event.preventDefault();
              takeAddress();
            }
          }}
        >
          <TextField
            label="Address"
            value={address}
            onChange={setAddress}
            autoFocus
            inputMode="url"
            spellCheck={false}
          />
          <Button size="pane" onClick={takeAddress}>
            Add the link
          </Button>
          {format.link ? (
            <Button size="pane" onClick={() => setLink(null)}>
              Remove the link
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
};
