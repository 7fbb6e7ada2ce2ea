import { useContext, useEffect, useLayoutEffect, useRef, useState, createContext } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { isHeld, PageWindow } from './page-window.ts';

/** Which parts of the page around are drawn. */
export const WindowContext = createContext<PageWindow>(new PageWindow());

interface FrameProps {
  /** CSS pixels, before it was ever drawn. */
  readonly estimate: number;
  readonly holds: (subject: string) => boolean;
  /** True where it is drawn from the beginning. */
  readonly begun?: boolean;
  readonly heard?: (isNear: boolean) => void;
  readonly children: () => ReactNode;
}

/** A part of a long page: its words while it is near what one sees, else an empty frame that keeps their room. */
export const Frame = ({ estimate, holds, begun = false, heard, children }: FrameProps): ReactElement => {
  const page = useContext(WindowContext);
  const root = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(begun);
  const [height, setHeight] = useState(0);
  const now = useRef({ drawn, holds, heard });
  useLayoutEffect(() => {
    now.current = { drawn, holds, heard };
  });
  useEffect(() => {
    const element = root.current!;
    return page.add({
      element,
      holds: (subject) => now.current.holds(subject),
      isDrawn: () => now.current.drawn,
      draw: () => setDrawn(true),
      near: (isNear) => {
        now.current.heard?.(isNear);
        if (isNear) return setDrawn(true);
        if (!now.current.drawn || isHeld(element)) return;
        // What the words took up is kept free for them.
        setHeight(element.offsetHeight);
        setDrawn(false);
      },
    });
  }, [page]);
  return (
    <div ref={root} className="page-frame" style={drawn ? undefined : { height: height || estimate }}>
      {drawn ? children() : null}
    </div>
  );
};
