import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { NO_PICTURES } from '../blocks.ts';
import type { Pictures, Publication, WrittenDocument } from '../blocks.ts';
import { Messages, runningTitle } from '../messages.ts';
import { docxBlocks } from './blocks.ts';
import { docxContext } from './context.ts';
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

const header = (title: string): Header =>
  new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun(title)] })] });

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });

/**
 * Writes a publication as a Word document (ECMA-376, transitional). Opens without a question: no field is marked as out of
 * date, and the page numbers of the contents come from a layout of the pages made here.
 */
export const writeDocx = async (
  publication: Publication,
  { pictures = NO_PICTURES }: { readonly pictures?: Pictures | undefined } = {},
): Promise<WrittenDocument> => {
  const messages = new Messages();
  const pageNumbers = canLayOut(publication);
  const context = docxContext(publication, pictures, messages, pageNumbers);
  const children = docxBlocks(context);
  const { meta } = publication;
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
        headers: { default: header(runningTitle(meta.title)) },
        footers: { default: footer() },
        children,
      },
    ],
  });
  const bytes = completePackage(new Uint8Array(await Packer.toBuffer(document)), meta);
  return { bytes, messages: [...publication.messages, ...messages.all] };
};
