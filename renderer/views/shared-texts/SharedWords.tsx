import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode, Ref } from 'react';
import { createPortal } from 'react-dom';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { LiveEditor } from '../../editor/live-editor.ts';
import type { KeptPlace } from '../../editor/live-editor.ts';
import { PLAIN } from '../../editor/live-text.ts';
import type { Format } from '../../editor/live-text.ts';
import { keptView } from '../../editor/nodes/static-view.tsx';
import type { Numbers } from '../../editor/nodes/static-view.tsx';
import { IconButton } from '../../ui/Button.tsx';

export interface SharedWordsHandle {
  readonly tree: () => Tree;
}

interface SharedWordsProps {
  readonly plan: string;
  readonly tree: Tree;
  readonly numbers: Numbers;
  readonly labelledBy: string;
  readonly ref: Ref<SharedWordsHandle>;
}

/** The words of a shared text while they are changed. */
export const SharedWords = ({ plan, tree, numbers, labelledBy, ref }: SharedWordsProps): ReactElement => {
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<LiveEditor | null>(null);
  const first = useRef(tree);
  const [format, setFormat] = useState<Format>(PLAIN);
  const [kept, setKept] = useState<readonly KeptPlace[]>([]);
  const [advice, setAdvice] = useState('');
  useLayoutEffect(() => {
    const follow = (): void => setFormat(editor.current?.format() ?? PLAIN);
    const live = new LiveEditor(root.current!, {
      plan,
      tree: first.current,
      shape: 'prose',
      changed: follow,
      moved: follow,
      blurred: () => undefined,
      go: () => false,
      tab: () => false,
      run: (command) => {
        if (command === 'undo') live.undo();
        else if (command === 'redo') live.redo();
        else if (command === 'bold' || command === 'italic') live.run(command);
        return true;
      },
      notify: setAdvice,
      drawKept: setKept,
      open: () => undefined,
    });
    editor.current = live;
    const frame = requestAnimationFrame(() => live.focus({ at: 'end' }));
    return () => {
      cancelAnimationFrame(frame);
      editor.current = null;
      live.destroy();
    };
  }, [plan]);
  useImperativeHandle(ref, () => ({ tree: () => editor.current?.tree() ?? first.current }), []);
  return (
    <>
      <div className="shared-tools" role="toolbar" aria-label="Format">
        <IconButton
          icon="bold"
          label="Bold"
          keys="Ctrl+B"
          aria-pressed={format.bold}
          onClick={() => editor.current?.run('bold')}
        />
        <IconButton
          icon="italic"
          label="Italic"
          keys="Ctrl+I"
          aria-pressed={format.italic}
          onClick={() => editor.current?.run('italic')}
        />
        <IconButton
          icon="list"
          label="Bulleted list"
          aria-pressed={format.block === 'bullet-list'}
          onClick={() => editor.current?.run(format.block === 'bullet-list' ? 'paragraph' : 'bullet-list')}
        />
      </div>
      <div
        ref={root}
        className="rt shared-box"
        role="textbox"
        aria-multiline="true"
        aria-labelledby={labelledBy}
        tabIndex={0}
      />
      {kept.map(({ key, element, kept: one, note }): ReactNode =>
        createPortal(keptView(one, numbers, note), element, key),
      )}
      {advice ? (
        <p className="small" role="status">
          {advice}
        </p>
      ) : null}
    </>
  );
};
