import { Component, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { goToItem } from '../app/go-to-item.ts';
import { offerItem } from './asking/offer-item.ts';
import { openKept } from './asking/open-kept.ts';
import { takePictures } from './asking/take-pictures.ts';
import { selectedIn } from './caret.ts';
import type { Caret } from './caret.ts';
import { writes } from './keys.ts';
import { LiveEditor } from './live-editor.ts';
import type { KeptPlace } from './live-editor.ts';
import type { PageContext } from './Marks.tsx';
import { keptView, StaticView } from './nodes/static-view.tsx';
import { noteNumbersOf, notesOfKept, useFirstNote } from './note-numbers.ts';
import { nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState } from './session.ts';

interface ProseFieldProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly state: FieldState;
  readonly labelId: string;
  readonly hintId?: string | undefined;
  /** Styles the words as a heading, or lets them run on after one. */
  readonly className?: string;
}

/** True while a button of the mouse is down: the focus it brings waits for where the selection ends. */
let pressing = false;
addEventListener('pointerdown', () => (pressing = true), true);
addEventListener('pointerup', () => (pressing = false), true);
addEventListener('pointercancel', () => (pressing = false), true);
addEventListener('dragend', () => (pressing = false), true);

interface SwapProps {
  readonly live: boolean;
  readonly clear: () => void;
  readonly children: ReactNode;
}

/** Clears the editor's own elements away just before the static ones are put in their place: only a class hears of that. */
class Swap extends Component<SwapProps> {
  override getSnapshotBeforeUpdate(before: SwapProps): null {
    if (before.live && !this.props.live) before.clear();
    return null;
  }
  override componentDidUpdate(): void {}
  override render(): ReactNode {
    return this.props.children;
  }
}

/** A field of words: HTML drawn from the tree, and with the caret in it the live editor, in the same element. */
export const ProseField = ({ context, spec, state, labelId, hintId, className }: ProseFieldProps): ReactElement => {
  const { session, readOnly, numbers } = context;
  const root = useRef<HTMLDivElement>(null);
  const editing = useRef<LiveEditor | null>(null);
  const [kept, setKept] = useState<readonly KeptPlace[]>([]);
  const firstNote = useFirstNote(session, spec.key);
  const { key } = spec;
  const { live, turn } = state;
  const { plan } = context.plan;
  const writable = !readOnly && (!spec.fixed || state.unlocked);

  useLayoutEffect(() => session.place(key, () => root.current), [session, key]);

  useLayoutEffect(() => {
    if (!live) return undefined;
    const editor = new LiveEditor(root.current!, {
      plan,
      tree: session.fieldState(key).tree,
      shape: spec.shape === 'choice' ? 'prose' : spec.shape,
      changed: (origin) => {
        session.changed(key, origin);
        if (origin === 'writer') offerItem(session);
      },
      moved: session.moved,
      blurred: session.blurred,
      go: (by, caret) => session.move(key, by, caret),
      tab: (by) => session.tab(key, by),
      run: (command) => session.run(command),
      notify: session.notify,
      drawKept: (places) => {
        setKept(places);
        noteNumbersOf(session).put(key, notesOfKept(places));
      },
      open: (node) => openKept(session, node),
      pictures: (files) => takePictures(session, files),
    });
    editing.current = editor;
    session.attach(key, editor);
    return () => {
      session.detach(key, editor);
      editor.destroy();
    };
  }, [session, plan, key, live, turn, spec.shape]);

  const begin = (caret: Caret): void => session.begin(key, caret);

  const onFocus = (): void => {
    if (live || pressing) return;
    if (writable) begin({ at: 'start' });
    else session.visit(key);
  };

  const released = (event: globalThis.MouseEvent): void => {
    if (!root.current || session.fieldState(key).live) return;
    const there = selectedIn(root.current);
    if (!there && !(event.target instanceof Node && root.current.contains(event.target))) return;
    const selection = getSelection();
    // A selection that reaches into other fields is for copying: the page stays as it is.
    if (!there && selection && !selection.isCollapsed) return;
    if (!writable) return session.visit(key);
    const point = { x: event.clientX, y: event.clientY };
    const picture = event.target instanceof Element && event.target.closest('.rt-picture') !== null;
    // The element that was pressed gives way to the live one, so that no click comes of it.
    flushSync(() => begin(there ?? { at: 'point', ...point }));
    if (picture) editing.current?.press(point.x, point.y);
  };

  /** The button is let go wherever the page has brought the pointer by then: what is drawn late can move this field away. */
  const onMouseDown = ({ button }: MouseEvent): void => {
    if (!live && button === 0) addEventListener('mouseup', released, { once: true });
  };

  /** Keys go past fixed words as they go from field to field. */
  const passedBy = ({ key: pressed, shiftKey, altKey, ctrlKey }: KeyboardEvent): boolean => {
    if (altKey || ctrlKey) return false;
    if (pressed === 'Tab') return session.tab(key, shiftKey ? -1 : 1);
    if (pressed === 'ArrowUp') return session.move(key, -1, { at: 'end' });
    return pressed === 'ArrowDown' && session.move(key, 1);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (live) return;
    if (!writable && !readOnly) {
      if (passedBy(event)) event.preventDefault();
      else if (writes(event))
        session.notify(`${nameOf(spec)} is fixed text. Choose “Change this text” to write in it.`);
    }
    if (!writable || !root.current || event.nativeEvent.isComposing) return;
    if (!writes(event)) return;
    const there = selectedIn(root.current);
    if (!there && !(getSelection()?.isCollapsed ?? true)) return;
    // The key itself goes on to the editor that now stands here.
    flushSync(() => begin(there ?? { at: 'end' }));
  };

  const onClick = (event: MouseEvent): void => {
    const at = event.target instanceof Element ? event.target : null;
    const to = live ? null : at?.closest<HTMLElement>('[data-to]')?.dataset['to'];
    if (to && !writable) void goToItem(to);
    const link = at?.closest('a[href]');
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    if (readOnly || event.ctrlKey || event.metaKey) session.openLink(href);
  };

  return (
    <>
      <div
        ref={root}
        className={className ? `rt ${className}` : 'rt'}
        role="textbox"
        aria-multiline={spec.shape !== 'line'}
        aria-labelledby={labelId}
        aria-describedby={hintId}
        aria-readonly={writable ? undefined : true}
        tabIndex={0}
        onFocus={onFocus}
        onMouseDown={onMouseDown}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <Swap live={live} clear={() => editing.current?.destroy()}>
          {live ? null : <StaticView tree={state.tree} numbers={numbers} firstNote={firstNote} />}
        </Swap>
      </div>
      {live ? kept.map((place) => keptPortal(place, context, firstNote)) : null}
    </>
  );
};

const keptPortal = ({ key, element, kept, note }: KeptPlace, { numbers }: PageContext, firstNote: number): ReactNode =>
  createPortal(keptView(kept, numbers, firstNote + note - 1), element, key);
