/** The half of pdf.js that reads files. It is loaded into this process, so that nothing is looked up at run time. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
