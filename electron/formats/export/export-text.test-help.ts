import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';
import { packageParts } from './docx/package.ts';

/** The words of an exported file, read back from the file itself: the text, and the footnotes apart. */
export interface ExportedText {
  readonly body: string;
  readonly notes: string;
}

/** White space is not counted: formats end lines in different places. Nor are marks that nothing prints. */
export const bare = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]+/gu, '');

const wordText = (
  xml: string,
  skip: (name: string, attributes: Readonly<Record<string, string>>) => boolean,
): string => {
  let text = '';
  let reading = false;
  let skipped = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (skipped > 0 || skip(name, attributes as Record<string, string>)) skipped += 1;
    else if (name === 'w:t') reading = true;
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:p') text += ' ';
  });
  parser.on('closetag', ({ name }) => {
    if (skipped > 0) skipped -= 1;
    else if (name === 'w:t') reading = false;
  });
  parser.on('text', (words) => {
    if (reading) text += words;
  });
  parser.write(xml).close();
  return text;
};

/** The contents' page numbers are no words of the plan. */
const withoutPageNumbers = (xml: string): string =>
  xml.replace(
    /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>\d+<\/w:t><\/w:r>(?=<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:fldChar w:fldCharType="end"\/>)/g,
    '',
  );

/** The words of a Word document. */
export const docxText = (bytes: Uint8Array): ExportedText => {
  const parts = packageParts(bytes);
  return {
    body: wordText(withoutPageNumbers(parts['word/document.xml']!), () => false),
    notes: wordText(parts['word/footnotes.xml'] ?? '<x/>', () => false),
  };
};

type Node = DefaultTreeAdapterTypes.Node;
const attribute = (node: Node, name: string): string =>
  'attrs' in node ? (node.attrs.find((one) => one.name === name)?.value ?? '') : '';

/** The words of a web page, without the marks of its footnotes and the links back from them. */
export const htmlText = (bytes: Uint8Array): ExportedText => {
  const words = { body: '', notes: '' };
  const visit = (node: Node, into: 'body' | 'notes'): void => {
    if (node.nodeName === 'head' || attribute(node, 'class') === 'skip') return;
    if (node.nodeName === 'a' && attribute(node, 'href').startsWith('#note-')) return;
    if (node.nodeName === '#text' && 'value' in node) words[into] += node.value;
    if ('tagName' in node && /^(?:p|h\d|li|t[dhr]|br|caption|figcaption)$/.test(node.tagName)) words[into] += ' ';
    const below = attribute(node, 'class') === 'notes' ? 'notes' : into;
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, below);
  };
  visit(parse(new TextDecoder().decode(bytes)), 'body');
  return words;
};
