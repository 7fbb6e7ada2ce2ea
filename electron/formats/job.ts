import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import type { Publication } from './export/publication.ts';

/** What the killable process can be asked: one job, one answer, then it ends. */
export type Job =
  | { readonly kind: 'propose'; readonly path: string; readonly name: string; readonly as?: string | undefined }
  | {
      readonly kind: 'publish';
      readonly format: ExportFormat;
      readonly publication: Publication;
      readonly fontsFolder: string;
    };

export interface JobResults {
  readonly propose: Proposal;
  readonly publish: { readonly bytes: Uint8Array; readonly messages: readonly string[] };
}

/** What comes back: a result, a sentence for the person, or a fault of the program's own. */
export type JobAnswer =
  | { readonly ok: true; readonly result: JobResults[Job['kind']] }
  | { readonly ok: false; readonly problem: boolean; readonly message: string };
