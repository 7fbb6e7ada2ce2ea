import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { PublicationMeta } from '../blocks.ts';
import { escapeMarkup } from '../escape.ts';

/** Every entry bears one date, so that the same plan makes the same file. */
const MADE = new Date(1980, 0, 1);

const coreProperties = (meta: PublicationMeta): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeMarkup(meta.title)}</dc:title><dc:subject>${escapeMarkup(meta.subject)}</dc:subject><dc:language>${meta.language}</dc:language></cp:coreProperties>`;

/** The field characters of a page reference in runs of their own, as Word writes them: LibreOffice shows no others. */
const splitPageReferences = (xml: string): string =>
  xml.replace(
    /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?(<w:fldChar w:fldCharType="begin"\/>)(<w:instrText[^>]*>)(PAGEREF [^<]*)(<\/w:instrText>)(<w:fldChar w:fldCharType="separate"\/>)(<w:t[^>]*>\d+<\/w:t>)?(<w:fldChar w:fldCharType="end"\/>)<\/w:r>/g,
    (_, look = '', begin, open, instruction, close, separate, shown, end) =>
      shown === undefined
        ? ''
        : [begin, `${open} ${instruction} ${close}`, separate, shown, end]
            .map((part: string) => `<w:r>${look}${part}</w:r>`)
            .join(''),
  );

/** The marks of the notes themselves do not belong in the lines that part notes from text (ECMA-376 part 1, 17.11.23). */
const bareSeparators = (xml: string): string =>
  xml.replace(
    /<w:r><w:rPr><w:rStyle w:val="(?:Foot|End)noteReference"\/><\/w:rPr><w:(?:foot|end)noteRef\/><\/w:r>(?=<w:r><w:(?:separator|continuationSeparator)\/>)/g,
    '',
  );

/** Relationship ids in the order they are met, in place of the library's random ones. */
const steadyIds = (parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> => {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? `rIdLink${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      /^word\/(?:document|footnotes)\.xml$|^word\/_rels\/(?:document|footnotes)\.xml\.rels$/.test(name)
        ? strToU8(
            strFromU8(part).replace(
              /( (?:r:id|Id)=")(rId[a-z0-9_-]{12,})"/g,
              (_, before: string, id: string) => `${before}${renamed(id)}"`,
            ),
          )
        : part,
    ]),
  );
};

const COMPLETE: Readonly<Record<string, (xml: string) => string>> = {
  'word/document.xml': splitPageReferences,
  'word/footnotes.xml': bareSeparators,
  'word/endnotes.xml': bareSeparators,
};

/** Completes the library's package: core properties with the language, and nothing in it that changes from run to run. */
export const completePackage = (bytes: Uint8Array, meta: PublicationMeta): Uint8Array => {
  const parts = unzipSync(bytes);
  for (const [name, complete] of Object.entries(COMPLETE)) {
    const part = parts[name];
    if (part) parts[name] = strToU8(complete(strFromU8(part)));
  }
  const completed = { ...steadyIds(parts), 'docProps/core.xml': strToU8(coreProperties(meta)) };
  const entries: Zippable = Object.fromEntries(
    Object.entries(completed).map(([name, part]) => [name, [part, { level: 6, mtime: MADE }]]),
  );
  return zipSync(entries);
};

/** The parts of a package that hold text, by name. */
export const packageParts = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) })).map(([name, part]) => [
      name,
      strFromU8(part),
    ]),
  );
