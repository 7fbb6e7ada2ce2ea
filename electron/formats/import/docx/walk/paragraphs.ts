import type { SourceBlock } from '../../source.ts';
import { CONTROL, INVISIBLE } from '../../file-name.ts';
import type { Printed } from '../numbering/counter.ts';
import { modeOf } from '../parts/grammar.ts';
import type { Meaning } from '../parts/grammar.ts';
import { numberingProperties, paragraphProperties } from '../parts/properties.ts';
import type { ParagraphProperties, PropertyReader } from '../parts/properties.ts';
import type { ParagraphStyle } from '../parts/styles.ts';
import { captionBeneath, withCaptionBefore } from './captions.ts';
import { BOLD, ITALIC } from './line.ts';
import type { Line } from './line.ts';
import type { Before, Story } from './story.ts';
import { changedBeside, changedEnds, changedLooks } from './tracked.ts';

/** Space between paragraphs, in twentieths of a point, that reads as a blank line and as more than one. */
const A_LINE = 100;
const TWO_LINES = 400;
const SUFFIXES: Readonly<Record<Printed['suffix'], string>> = { tab: ' ', space: ' ', nothing: '' };
/** Said in one place so that a paragraph is looked through only once. */
const NOT_SEEN = new RegExp(`${INVISIBLE.source}|${CONTROL.source}`, 'gu');
const ANY_NOT_SEEN = new RegExp(NOT_SEEN.source, 'u');

interface After {
  readonly kind: Before['kind'] | 'heading';
  readonly style: string;
  readonly before: number | undefined;
  readonly contextual: boolean;
}

/** Blank lines, or space enough for them, between what was placed last and what comes now. */
export const gapBefore = ({ container }: Story, { kind, style, before, contextual }: After): number => {
  const last = container.before;
  const { empty } = container;
  if (!last) return empty;
  if (kind === 'heading') return 1 + empty;
  if (kind === 'list-item' && last.kind === 'list-item') return empty;
  if (kind === 'thing' || last.kind === 'thing') return 1 + empty;
  const alike = style === last.style;
  if (last.after === undefined && before === undefined)
    return (alike && (contextual || last.contextual) ? 0 : 1) + empty;
  const space = (alike && last.contextual ? 0 : (last.after ?? 0)) + (alike && contextual ? 0 : (before ?? 0));
  return (space < A_LINE ? 0 : space < TWO_LINES ? 1 : 2) + empty;
};

const THING: Before = { kind: 'thing', style: '', after: undefined, contextual: false };

/** Puts a block where the story has got to, with the comments that waited for one. */
export const placed = (story: Story, block: SourceBlock, before: Before = THING): void => {
  const { container, waiting } = story;
  container.blocks.push(waiting.length > 0 ? { ...block, comments: [...(block.comments ?? []), ...waiting] } : block);
  if (waiting.length > 0) story.waiting = [];
  container.before = before;
  container.empty = 0;
};

/** The list and level of a paragraph: its own properties', else its style's (17.9.18 and 17.9.23). */
const numberedAs = (
  { counter }: Story,
  own: ParagraphProperties,
  style: ParagraphStyle,
): { readonly list: string; readonly level: number } | undefined => {
  const list = own.number ?? style.paragraph.number;
  if (list === undefined || list === '0') return undefined;
  if (own.level !== undefined) return { list, level: own.level };
  if (own.number !== undefined) return { list, level: style.paragraph.level ?? 0 };
  const [first] = style.chain;
  const ofStyle = first === undefined ? undefined : counter.levelOfStyle(list, first);
  const ofOwner = style.numberedBy === undefined ? undefined : counter.levelOfStyle(list, style.numberedBy);
  return { list, level: ofStyle ?? style.paragraph.level ?? ofOwner ?? 0 };
};

const indentOf = (
  own: ParagraphProperties,
  style: ParagraphStyle,
  printed: Printed | undefined,
): number | undefined => {
  if (own.left !== undefined) return own.left;
  // The numbering's indent stands over the style's only where the paragraph itself asks for the numbering (17.9.22).
  return own.number === undefined ? (style.paragraph.left ?? printed?.left) : (printed?.left ?? style.paragraph.left);
};

/** Leaves what the words do not hold in asides of their own. */
const leaveAside = (story: Story, line: Line, where: string): void => {
  for (const [why, source] of line.asides)
    if (source.trim() !== '') story.container.blocks.push({ type: 'aside', where, source, gap: 0, why });
};

/** A heading is bold because it is a heading: only words that stand out of it keep the mark. */
const marksOfStyle = (line: Line, { run }: ParagraphStyle, everyBold: boolean): number =>
  (everyBold || run.bold === true ? BOLD : 0) | (run.italic === true || line.all(ITALIC) ? ITALIC : 0);

const placeWords = (story: Story, line: Line, style: ParagraphStyle, printed: Printed | undefined): void => {
  const { container } = story;
  const own = line.properties;
  const outline = own.outline === undefined ? style.outline : own.outline > 8 ? undefined : own.outline;
  // A heading is no entry of a contents list, unless the file frames the whole list.
  const entry = line.contents && (outline === undefined || story.contents > 0);
  const contents = entry || style.use === 'contents';
  const heading = outline !== undefined && !contents;
  const set = heading || style.use === 'title';
  const left = indentOf(own, style, printed);

  const everyBold = line.all(BOLD);
  const inWords = printed && (set || printed.worded) && printed.kind === 'numbered' ? printed : undefined;
  const prefix = inWords && inWords.text !== '' ? inWords.text + SUFFIXES[inWords.suffix] : '';
  const marked = printed && !set && !inWords && !contents && printed.text !== '' ? printed : undefined;

  if (heading) {
    container.lists.end();
    story.fields.endContents();
  } else if (!marked) container.lists.between(left ?? 0);

  const before = own.before ?? style.paragraph.before;
  const contextual = own.contextual ?? style.paragraph.contextual ?? false;
  const kind = heading ? 'heading' : marked ? 'list-item' : 'line';
  const gap = gapBefore(story, { kind, style: style.name, before, contextual });
  const look = everyBold && !set ? style.boldName : style.name;
  const where = story.whereOf();
  const source = line.source.trim();
  const comments = line.comments.length > 0 ? line.comments : undefined;
  const children = contents ? [] : line.children(prefix, set ? marksOfStyle(line, style, everyBold) : 0);
  const block: SourceBlock = contents
    ? { type: 'aside', where, source, gap, look, comments, why: 'Contents list' }
    : heading
      ? { type: 'heading', where, source, gap, look, comments, level: outline + 1, children }
      : marked
        ? {
            type: 'list-item',
            where,
            source,
            gap,
            look,
            comments,
            kind: marked.kind,
            marker: marked.text,
            depth: container.lists.next(marked.list, marked.level, left),
            children,
          }
        : { type: 'paragraph', where, source, gap, look, comments, children };
  const after = own.after ?? style.paragraph.after;
  if (style.use === 'caption' && block.type === 'paragraph' && captionBeneath(container.blocks, block)) {
    if (line.asides.size > 0) leaveAside(story, line, where);
    return;
  }
  placed(story, block, { kind: marked ? 'list-item' : 'line', style: style.name, after, contextual });
  if (line.asides.size > 0) leaveAside(story, line, where);
};

/** Makes blocks of a whole paragraph. */
const place = (story: Story, line: Line): void => {
  const style = story.document.styles.paragraph(line.properties.style);
  const numbered = numberedAs(story, line.properties, style);
  // What a tracked change took away does not count; an empty paragraph does.
  const printed = numbered && story.dropped === 0 ? story.counter.next(numbered.list, numbered.level) : undefined;
  if (ANY_NOT_SEEN.test(line.source)) {
    line.leaveOut('Characters that are not seen', line.takeOut(NOT_SEEN));
    story.document.unseen += 1;
  }
  if (!line.blank) placeWords(story, line, style, printed);
  else {
    if (story.dropped === 0 && line.after.length === 0) story.container.empty += 1;
    for (const comment of line.comments) story.waiting.push(comment);
    if (line.asides.size > 0) leaveAside(story, line, story.whereOf());
  }
  for (const block of line.after) placed(story, withCaptionBefore(story.container.blocks, block));
};

/** Ends the paragraph at hand, if one is open. */
export const endLine = (story: Story): void => {
  const { line } = story;
  if (!line) return;
  story.fields.endParagraph();
  story.line = undefined;
  if (line.endDropped) story.container.joined = line;
  else place(story, line);
};

/** A paragraph that should run on into another, where none follows: it ends here after all. */
export const flushJoined = (story: Story): void => {
  const { joined } = story.container;
  if (!joined) return;
  story.container.joined = undefined;
  // Where nothing is left of it, it is as if it had never been.
  if (!joined.blank || joined.after.length > 0 || joined.asides.size > 0) place(story, joined);
};

const reading = (
  readers: Readonly<Record<string, PropertyReader<ParagraphProperties>>>,
): Record<string, Meaning<Story>> =>
  Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [
      name,
      { open: (story: Story, attributes: Parameters<typeof read>[1]) => read(story.openLine().properties, attributes) },
    ]),
  );

const numberMode = modeOf<Story>('skip', { ...reading(numberingProperties), ...changedBeside, ...changedLooks });
const markMode = modeOf<Story>('skip', { ...changedEnds, ...changedLooks });

/** What a paragraph was before a change of its looks: taken where the text before the changes is wanted. */
const formerProperties: Meaning<Story> = {
  open: (story) => {
    story.document.leaveOut('tracked changes of formatting');
    if (story.document.tracked === 'accepted') return 'skip';
    story.openLine().properties = {};
    return undefined;
  },
};

/** The elements of a paragraph's properties. `sections` tells of the headers and footers that a section names. */
export const paragraphMeanings = (
  sections: Readonly<Record<string, Meaning<Story>>>,
): Readonly<Record<string, Meaning<Story>>> => {
  const propertiesMode = modeOf<Story>('skip', {
    ...reading(paragraphProperties),
    'w:numPr': { inside: () => numberMode },
    'w:rPr': { inside: () => markMode },
    ...sections,
    ...changedLooks,
    'w:pPrChange': formerProperties,
    'w:pPr': {},
  });
  return {
    'w:p': {
      open: (story, attributes) => {
        endLine(story);
        story.openLine();
        story.paragraphId = attributes['w14:paraId'];
      },
      close: endLine,
    },
    'w:pPr': { inside: () => propertiesMode },
  };
};
