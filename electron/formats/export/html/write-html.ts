import { NO_PICTURES } from '../blocks.ts';
import type { Pictures, Publication, WrittenDocument } from '../blocks.ts';
import { escapeMarkup } from '../escape.ts';
import { Messages } from '../messages.ts';
import { blockHtml, notesHtml } from './blocks.ts';
import type { HtmlContext } from './blocks.ts';
import { STYLE } from './style.ts';

/**
 * Writes a publication as one web page: valid HTML without script, its style inside it, footnotes linked both ways. UTF-8.
 */
export const writeHtml = async (
  publication: Publication,
  { pictures = NO_PICTURES }: { readonly pictures?: Pictures | undefined } = {},
): Promise<WrittenDocument> => {
  const messages = new Messages();
  const context: HtmlContext = { publication, pictures, messages, notes: [] };
  const { meta, blocks } = publication;
  const body = blocks.map((block) => blockHtml(block, context));
  const page = [
    '<!DOCTYPE html>',
    `<html lang="${meta.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeMarkup(meta.title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="description" content="${escapeMarkup(meta.subject)}">`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">Skip to the main content</a>',
    '<main class="page" id="main">',
    ...body,
    notesHtml(context),
    '</main>',
    '</body>',
    '</html>',
    '',
  ];
  const text = page.filter((line, at) => line !== '' || at === page.length - 1).join('\n');
  return { bytes: new TextEncoder().encode(text), messages: [...publication.messages, ...messages.all] };
};
