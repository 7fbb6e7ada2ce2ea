import { useEffect, useLayoutEffect } from 'react';
import { call } from '../api/client.ts';
import { noteNumbersOf } from './note-numbers.ts';
import type { PageSpec } from './page-fields.ts';
import type { EditorSession } from './session.ts';

/** Numbers the footnotes of the pages that are drawn; `null` stands for one that has not been read yet. */
export const useNoteNumbers = (
  session: EditorSession,
  plan: string,
  edition: string,
  pages: readonly (PageSpec | null)[],
): void => {
  useLayoutEffect(() => {
    const numbers = noteNumbersOf(session);
    const ends = pages.flatMap((page) => {
      if (!page) return [];
      const fields = page.order.map(({ key, cell, view }) => ({ key, tree: session.treeOf(cell) ?? view.tree }));
      return [numbers.show(page.section?.section.id ?? '', fields, page.front !== null)];
    });
    return () => ends.forEach((end) => end());
  }, [session, pages]);
  useEffect(() => {
    let isOver = false;
    // What stands before these pages is counted from what is on disk.
    void session
      .flush()
      .then(() => call('plan/footnotes', { plan, edition }))
      .then(
        ({ before }) => {
          if (!isOver) noteNumbersOf(session).before(before);
        },
        // The numbers on screen stay; the next page asks again.
        () => undefined,
      );
    return () => {
      isOver = true;
    };
  }, [session, plan, edition, pages]);
};
