// eslint-disable-next-line no-control-regex
const LINE_ENDS_AND_CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;
const NOT_SEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;

/** Words as one line that shows as it reads: no line ends, no controls, nothing unseen or that turns text round. */
export const oneLine = (words: string): string => words.replace(LINE_ENDS_AND_CONTROLS, ' ').replace(NOT_SEEN, '');
