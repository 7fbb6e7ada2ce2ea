import type { ExportFormat } from '../../../shared/ipc/contract.ts';
import type { Pictures, Publication, WrittenDocument } from './blocks.ts';
import { writeDocx } from './docx/write-docx.ts';
import { writeHtml } from './html/write-html.ts';
import type { PdfRoad } from './pdf/write-pdf.ts';
import { writePdf } from './pdf/write-pdf.ts';

/** What a writer needs besides the publication. */
export interface ExportDeps {
  /** The folder of the program's fonts. */
  readonly fontsFolder: string;
  /** Takes only this way to the PDF. */
  readonly road?: PdfRoad | undefined;
  readonly pictures?: Pictures | undefined;
}

export interface Exporter {
  /** The ending of the file's name, without a dot. */
  readonly ending: string;
  /** As the person reads it: "Word document". */
  readonly name: string;
  readonly write: (publication: Publication, deps: ExportDeps) => Promise<WrittenDocument>;
}

/** Every format a publication can be written in. */
export const exporters = {
  docx: {
    ending: 'docx',
    name: 'Word document',
    write: (publication, { pictures }) => writeDocx(publication, { pictures }),
  },
  pdf: {
    ending: 'pdf',
    name: 'PDF, accessible',
    write: (publication, { fontsFolder, road, pictures }) =>
      writePdf(publication, { fonts: fontsFolder, road, pictures }),
  },
  html: {
    ending: 'html',
    name: 'Web page',
    write: (publication, { pictures }) => writeHtml(publication, { pictures }),
  },
} satisfies Record<ExportFormat, Exporter>;
