/** Characters that turn the direction of text or are not seen at all; they have no business in a name or in a plan. */
export const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb]/gu;

// eslint-disable-next-line no-control-regex -- these are the characters looked for
export const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;

/** A file's own name, fit to be shown: no folders, nothing invisible. */
export const shownName = (fileName: string): string => {
  const last = fileName.split(/[\\/]/u).at(-1) ?? '';
  return last.replace(INVISIBLE, '').replace(CONTROL, '').trim() || 'The file';
};

/** The ending of a file's name in lower case, without the dot; empty where it has none. */
export const endingOf = (fileName: string): string =>
  /\.([^.\s\\/]+)$/u.exec(shownName(fileName))?.[1]?.toLowerCase() ?? '';

/** A file's name without its ending, as a title for want of a better one. */
export const nameWithoutEnding = (fileName: string): string =>
  shownName(fileName)
    .replace(/\.[^.\s]+$/u, '')
    .replace(/[-_]+/gu, ' ')
    .trim() || 'Untitled plan';
