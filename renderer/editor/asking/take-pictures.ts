import type { EditorSession } from '../session.ts';

const ONE = 'One picture is put in at a time: the first of them is asked about here.';

/** Asks about a picture that was pasted or dropped as a file. */
export const takePictures = (session: EditorSession, files: readonly File[]): void => {
  const [file, ...more] = files;
  if (!file) return;
  if (more.length > 0) session.notify(ONE);
  // The dialog takes the focus once the editor has done with the paste.
  queueMicrotask(() => session.ask({ what: 'picture', node: null, picture: null, file }));
};
