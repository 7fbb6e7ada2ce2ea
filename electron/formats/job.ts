import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { ReviewStep } from '../../shared/plan/review.ts';
import type { PictureFile } from './export/blocks.ts';
import type { Publication } from './export/publication.ts';
import type { ChangesBy } from './export/redline/red-block.ts';
import type { LayerableEdition } from './export/redline/source-tree.ts';
import type { ReadOptions } from './import/formats.ts';
import type { Read } from './import/index.ts';

/** What the killable process can be asked: one job, one answer, then it ends. */
export type Job =
  | {
      readonly kind: 'propose';
      /** A file to read, or the bytes themselves where they come from elsewhere. */
      readonly from: { readonly path: string } | { readonly bytes: Uint8Array };
      readonly name: string;
      readonly as?: string | undefined;
      readonly tracked?: ReadOptions['tracked'] | undefined;
      readonly steps?: readonly ReviewStep[] | undefined;
    }
  | {
      readonly kind: 'publish';
      readonly format: ExportFormat;
      readonly publication: Publication;
      readonly fontsFolder: string;
      /** The pictures that the publication names, by the sha-256 of their bytes. */
      readonly pictures?: Readonly<Record<string, PictureFile>> | undefined;
    }
  | {
      readonly kind: 'changes';
      readonly before: LayerableEdition;
      readonly after: LayerableEdition;
      readonly by: ChangesBy;
      readonly pictures?: Readonly<Record<string, PictureFile>> | undefined;
    };

export interface JobResults {
  readonly propose: Read;
  readonly publish: { readonly bytes: Uint8Array; readonly messages: readonly string[] };
  readonly changes: JobResults['publish'];
}

/** What comes back: a result, a sentence for the person, or a fault of the program's own. */
export type JobAnswer =
  | { readonly ok: true; readonly result: JobResults[Job['kind']] }
  | { readonly ok: false; readonly problem: boolean; readonly message: string };
