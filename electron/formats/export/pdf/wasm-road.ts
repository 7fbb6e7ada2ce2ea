import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRawStream, PDFStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import type { TypstSource } from './typst-source.ts';

/** The fonts of the PDF, in the order Typst is given them. */
export const FONTS = [
  'Roboto-Regular.ttf',
  'Roboto-Bold.ttf',
  'Roboto-Italic.ttf',
  'Roboto-BoldItalic.ttf',
  'Symbols.ttf',
  'LastResort.ttf',
] as const;

const PDF_FORMAT = 1;
const UA_PART = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>';

const metadataOf = (stream: PDFStream): string =>
  Buffer.from(stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()).toString(
    'utf8',
  );

/**
 * Adds what the WebAssembly compiler cannot be asked for: the PDF/UA identifier (ISO 14289-1, clause 5) and that the window
 * shows the title (clause 7.1).
 */
export const withUaIdentifier = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  pdf.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true);
  const name = PDFName.of('Metadata');
  const xmp = metadataOf(pdf.context.lookup(pdf.catalog.get(name), PDFStream));
  if (!xmp.includes('pdfuaid:part')) {
    const completed = Buffer.from(xmp.replace('</rdf:Description>', `${UA_PART}</rdf:Description>`), 'utf8');
    pdf.catalog.set(name, pdf.context.register(pdf.context.stream(completed, { Type: 'Metadata', Subtype: 'XML' })));
  }
  return pdf.save({ useObjectStreams: false });
};

/** Compiles to PDF/UA-1 with Typst as WebAssembly: every platform. Throws with the compiler's words where it fails. */
export const wasmPdf = async ({ source, pictures }: TypstSource, fontsFolder: string): Promise<Uint8Array> => {
  const { createTypstCompiler } = await import('@myriaddreamin/typst.ts/compiler');
  const { loadFonts } = await import('@myriaddreamin/typst.ts/options.init');
  const fonts = await Promise.all(FONTS.map(async (font) => new Uint8Array(await readFile(join(fontsFolder, font)))));
  const compiler = createTypstCompiler();
  await compiler.init({ beforeBuild: [loadFonts(fonts, { assets: false })] });
  compiler.addSource('/main.typ', source);
  for (const [path, bytes] of pictures) compiler.mapShadow(path, bytes);
  const { result, diagnostics } = await compiler.compile({ mainFilePath: '/main.typ', format: PDF_FORMAT });
  if (!result) throw new Error(`Typst could not make the PDF: ${JSON.stringify(diagnostics)}`);
  return withUaIdentifier(result);
};
