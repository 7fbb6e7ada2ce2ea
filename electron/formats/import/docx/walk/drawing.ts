import { createHash } from 'node:crypto';
import type { ProposedPicture } from '../../../../../shared/plan/proposal.ts';
import { CONTROL, INVISIBLE } from '../../file-name.ts';
import type { SourcePicture } from '../../source.ts';
import type { Meaning } from '../parts/grammar.ts';
import { isOn, whole } from '../parts/values.ts';
import type { Document } from './document.ts';
import { endLine, flushJoined } from './paragraphs.ts';
import type { Story } from './story.ts';

const LARGEST_PICTURE = 10 * 1024 * 1024;
/** English metric units in a CSS pixel. */
const EMU = 9525;
const MOST_PIXELS = 20_000;
const LONGEST_ALT = 2000;
/** So many things are told of one by one; the counts tell of all. */
const MOST_TOLD = 100;

interface PictureDraft {
  embedded: string | undefined;
  linked: boolean;
  alt: string | undefined;
}

/** A drawing, a VML picture or an object while it is read. */
export interface Drawing {
  readonly kind: 'drawing' | 'object';
  alt: string;
  width: number | undefined;
  height: number | undefined;
  readonly pictures: PictureDraft[];
  picture: PictureDraft | undefined;
  /** True where something in it has been brought in or told of. */
  told: boolean;
}

const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

/** PNG, JPEG or GIF, by its first bytes. */
const isPicture = (bytes: Uint8Array): boolean =>
  SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte));

const shownAlt = (alt: string | undefined): string =>
  (alt ?? '').slice(0, LONGEST_ALT).replace(INVISIBLE, '').replace(CONTROL, '').replace(/\s+/gu, ' ').trim();

const pixels = (emu: string | undefined): number | undefined => {
  const number = whole(emu, 0, EMU * MOST_PIXELS);
  return number === undefined ? undefined : Math.max(1, Math.round(number / EMU));
};

const POINTS: Readonly<Record<string, number>> = { pt: 96 / 72, in: 96, px: 1, cm: 96 / 2.54, mm: 9.6 / 2.54 };

/** A length in VML's style ("width:120pt"), in CSS pixels. */
const styleLength = (style: string | undefined, name: string): number | undefined => {
  const found = new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]{1,12})(pt|in|px|cm|mm)`, 'u').exec(
    (style ?? '').slice(0, 1000),
  );
  if (!found) return undefined;
  const length = Number.parseFloat(found[1]!) * POINTS[found[2]!]!;
  return Number.isNaN(length) ? undefined : Math.min(Math.max(1, Math.round(length)), MOST_PIXELS);
};

const tell = (story: Story, what: string, alt: string): void => {
  const { document } = story;
  document.leaveOut(what);
  if (alt !== '' && document.messages.length < MOST_TOLD)
    document.messages.push(`One of the ${what} says of itself: “${alt}”.`);
};

/** The picture that a part holds, unpacked once; undefined where it is none that is shown. */
const pictureAt = (document: Document, part: string): ProposedPicture | 'large' | undefined => {
  const { pkg, pictureParts } = document;
  if (pictureParts.has(part)) return pictureParts.get(part);
  const bytes = pkg.bytes(part, LARGEST_PICTURE);
  if (!bytes) return 'large';
  let picture: ProposedPicture | undefined;
  if (isPicture(bytes)) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    picture = document.pictures.get(sha256) ?? { sha256, bytes };
  }
  pictureParts.set(part, picture);
  return picture;
};

/** Brings a picture in after its paragraph, or tells that it is not. */
const settle = (story: Story, drawing: Drawing, draft: PictureDraft): void => {
  const { document, relationships } = story;
  document.found.pictures += 1;
  if (story.dropped > 0) return;
  const alt = shownAlt(draft.alt ?? drawing.alt);
  const to = draft.embedded === undefined ? undefined : relationships.get(draft.embedded);
  if (!to || to.external) return tell(story, draft.linked || to ? 'linked pictures' : 'pictures without content', alt);
  if (story.name !== undefined) return tell(story, 'pictures outside the text', alt);
  if (!document.pkg.has(to.target)) return tell(story, 'pictures without content', alt);
  const picture = pictureAt(document, to.target);
  if (picture === 'large') return tell(story, 'pictures larger than 10 MB', alt);
  if (!picture) return tell(story, 'pictures that are neither PNG, JPEG nor GIF', alt);
  document.pictures.set(picture.sha256, picture);
  const line = story.openLine();
  const block: SourcePicture = {
    type: 'picture',
    where: story.container.where ?? `paragraph ${story.paragraphs + 1}`,
    source: '',
    gap: 1,
    picture: { type: 'picture', blob: picture.sha256, alt, width: drawing.width ?? 100, height: drawing.height ?? 100 },
  };
  line.after.push(block);
};

const begin =
  (kind: Drawing['kind']) =>
  ({ drawings }: Story): void => {
    drawings.push({
      kind,
      alt: '',
      width: undefined,
      height: undefined,
      pictures: [],
      picture: undefined,
      told: false,
    });
  };

const end = (story: Story): void => {
  const drawing = story.drawings.pop();
  if (!drawing) return;
  // The picture in an object only shows what the object would.
  if (drawing.kind === 'object') tell(story, 'embedded objects', shownAlt(drawing.alt));
  else {
    for (const draft of drawing.pictures) settle(story, drawing, draft);
    if (drawing.pictures.length === 0 && !drawing.told) tell(story, 'drawn shapes', shownAlt(drawing.alt));
  }
};

const thing =
  (what: string) =>
  (story: Story): void => {
    const drawing = story.drawings.at(-1);
    if (drawing) drawing.told = true;
    tell(story, what, shownAlt(drawing?.alt));
  };

type Attributes = Readonly<Record<string, string | undefined>>;

const shape: Meaning<Story> = {
  open: (story, attributes: Attributes) => {
    const drawing = story.drawings.at(-1);
    if (!drawing) return;
    drawing.alt ||= attributes['alt'] ?? attributes['o:title'] ?? '';
    drawing.width ??= styleLength(attributes['style'], 'width');
    drawing.height ??= styleLength(attributes['style'], 'height');
    // A ruling line is a shape too, and says nothing.
    if (attributes['o:hr'] !== undefined && ['t', 'true'].includes(attributes['o:hr'])) drawing.told = true;
  },
};

/** A text box, whichever way it is drawn: its blocks come after the paragraph that it stands in. */
const textBox: Meaning<Story> = {
  open: (story) => {
    const { document } = story;
    document.found.textBoxes += 1;
    const drawing = story.drawings.at(-1);
    if (drawing) drawing.told = true;
    story.openLine();
    story.enter(`text box ${document.found.textBoxes}`);
  },
  close: (story) => {
    endLine(story);
    flushJoined(story);
    const blocks = story.leave();
    const { after } = story.openLine();
    for (const block of blocks) after.push(block);
  },
};

/** The elements of drawings and pictures (ECMA-376-1, 20.4; VML: ECMA-376-4, 19). */
export const drawingMeanings: Readonly<Record<string, Meaning<Story>>> = {
  'w:drawing': { open: begin('drawing'), close: end },
  'w:pict': { open: begin('drawing'), close: end },
  'w:object': { open: begin('object'), close: end },
  'wp:extent': {
    open: ({ drawings }, attributes) => {
      const drawing = drawings.at(-1);
      if (!drawing) return;
      drawing.width ??= pixels(attributes['cx']);
      drawing.height ??= pixels(attributes['cy']);
    },
  },
  'wp:docPr': {
    open: ({ drawings }, attributes) => {
      const drawing = drawings.at(-1);
      if (drawing) drawing.alt = attributes['descr'] || attributes['title'] || '';
    },
  },
  'pic:pic': {
    open: ({ drawings }) => {
      const drawing = drawings.at(-1);
      if (drawing) drawing.picture = { embedded: undefined, linked: false, alt: undefined };
    },
    close: ({ drawings }) => {
      const drawing = drawings.at(-1);
      if (drawing?.picture) drawing.pictures.push(drawing.picture);
      if (drawing) drawing.picture = undefined;
    },
  },
  'pic:cNvPr': {
    open: ({ drawings }, attributes) => {
      const picture = drawings.at(-1)?.picture;
      if (picture && attributes['descr']) picture.alt = attributes['descr'];
    },
  },
  'a:blip': {
    open: ({ drawings }, attributes) => {
      const picture = drawings.at(-1)?.picture;
      if (!picture) return;
      picture.embedded ??= attributes['r:embed'];
      picture.linked = attributes['r:link'] !== undefined;
    },
  },
  'a:extLst': { open: () => 'skip' },
  'v:shape': shape,
  'v:rect': shape,
  'v:roundrect': shape,
  'v:oval': shape,
  'v:shapetype': { open: () => 'skip' },
  'v:imagedata': {
    open: ({ drawings }, attributes) => {
      const drawing = drawings.at(-1);
      drawing?.pictures.push({
        embedded: attributes['r:id'] ?? attributes['o:relid'],
        linked: attributes['r:href'] !== undefined,
        alt: drawing.alt || attributes['o:title'] || undefined,
      });
    },
  },
  'v:textpath': {
    open: (story, attributes) => {
      const drawing = story.drawings.at(-1);
      if (!drawing || (attributes['on'] !== undefined && !isOn(attributes, 'on'))) return;
      drawing.told = true;
      tell(story, 'words drawn as a picture', shownAlt(attributes['string']));
    },
  },
  'w:txbxContent': textBox,
  'c:chart': { open: thing('charts') },
  'cx:chart': { open: thing('charts') },
  'dgm:relIds': { open: thing('diagrams') },
  'w:control': { open: thing('form controls') },
  'w:movie': { open: thing('films') },
  'w:altChunk': { open: thing('documents inside this one') },
  'w:subDoc': { open: thing('documents inside this one') },
};
