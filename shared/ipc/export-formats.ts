/** The documents an edition can be published as, by the ending of their files. */
export const FORMATS = ['docx', 'pdf', 'html'] as const;
export type ExportFormat = (typeof FORMATS)[number];
