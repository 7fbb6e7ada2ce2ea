import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { NO_PICTURES } from '../blocks.ts';
import type { Pictures, Publication, WrittenDocument } from '../blocks.ts';
import { Messages, runningTitle } from '../messages.ts';
import type { RedEntry, Redline, WhoChanged } from '../redline/red-block.ts';
import type { MarkedLine } from '../../../../shared/richtext/marked.ts';
import { docxBlocks } from './blocks.ts';
import { docxContext } from './context.ts';
import type { DocxContext, Tracked } from './context.ts';
import { wordRuns } from './inlines.ts';
import { completePackage } from './package.ts';
import { PAGE, numbering, styles } from './styles.ts';

/**
 * Above these the contents carry links without page numbers: laying the pages out would take longer than all the rest. So many
 * characters fill about 60 pages; a word so long is no word, and costs the layout the square of its length.
 */
const LAYOUT_LIMIT = 200_000;
const LONG_WORD = /\S{400}/;

const canLayOut = (publication: Publication): boolean => {
  const words = JSON.stringify(publication.blocks, (key, value: unknown) => (key === 'href' ? undefined : value));
  return words.length <= LAYOUT_LIMIT && !LONG_WORD.test(words.replaceAll(/[{}[\]":,]/g, ' '));
};

const header = (title: string | MarkedLine, context: DocxContext): Header =>
  new Header({ children: [new Paragraph({ style: 'Header', children: wordRuns(title, context) })] });

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });

export interface DocxOptions {
  readonly pictures?: Pictures | undefined;
  /** Without them the contents are links alone, and no page is laid out. */
  readonly pageNumbers?: boolean | undefined;
}

const writePackage = async (
  publication: Publication,
  entries: readonly RedEntry[],
  { pictures = NO_PICTURES, pageNumbers: wanted = true }: DocxOptions,
  tracked?: Tracked,
): Promise<WrittenDocument> => {
  const messages = new Messages();
  const pageNumbers = wanted && canLayOut(publication);
  const context = docxContext(publication, pictures, messages, pageNumbers, tracked);
  const children = docxBlocks(entries, context);
  const { meta } = publication;
  const title = tracked ? tracked.redline.title : runningTitle(meta.title);
  const document = new Document({
    title: meta.title,
    subject: meta.subject,
    styles,
    numbering,
    footnotes: context.footnotes,
    features: { updateFields: false },
    ...(pageNumbers ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
              header: 709,
              footer: 709,
            },
          },
        },
        headers: { default: header(title, context) },
        footers: { default: footer() },
        children,
      },
    ],
  });
  const bytes = completePackage(new Uint8Array(await Packer.toBuffer(document)), meta);
  return { bytes, messages: [...publication.messages, ...messages.all] };
};

/**
 * Writes a publication as a Word document (ECMA-376, transitional). Opens without a question: no field is marked as out of
 * date, and the page numbers of the contents come from a layout of the pages made here.
 */
export const writeDocx = (publication: Publication, options: DocxOptions = {}): Promise<WrittenDocument> =>
  writePackage(
    publication,
    publication.blocks.map((block) => ({ side: 'both', is: 'same', moved: false, block })),
    options,
  );

/**
 * Writes an edition as a Word document in which what changed since an earlier one is tracked: with all changes accepted it
 * reads as the later edition, with all rejected as the earlier; each is by whom `whoChanged` names. The list of contents is the later one's either way.
 */
export const writeChangesDocx = (
  redline: Redline,
  whoChanged: WhoChanged,
  options: DocxOptions = {},
): Promise<WrittenDocument> => writePackage(redline.publication, redline.entries, options, { redline, whoChanged });
