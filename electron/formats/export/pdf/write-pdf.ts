import { NO_PICTURES } from '../blocks.ts';
import type { Pictures, Publication, WrittenDocument } from '../blocks.ts';
import { Messages } from '../messages.ts';
import { nativePdf, NativeRoadClosed } from './native-road.ts';
import { typstSource } from './typst-source.ts';
import { wasmPdf } from './wasm-road.ts';

/** The two ways to the same PDF: the native compiler, fast and on Linux only, and WebAssembly, everywhere. */
export type PdfRoad = 'native' | 'wasm';

export interface PdfOptions {
  /** The folder of the program's fonts. */
  readonly fonts: string;
  /** Takes only this road. Without it the native one is tried first. */
  readonly road?: PdfRoad | undefined;
  readonly pictures?: Pictures | undefined;
}

/** The face whose one box stands for every character that no other face can draw. */
const LAST_RESORT = 'PlanLastResort';

const ROADS = { native: nativePdf, wasm: wasmPdf } as const;

/**
 * Writes a publication as a PDF that meets PDF/UA-1 (ISO 14289-1): tagged, titled, with bookmarks. `road` says which way it
 * was made. Throws where the road asked for fails, or both do.
 */
export const writePdf = async (
  publication: Publication,
  { fonts, road, pictures = NO_PICTURES }: PdfOptions,
): Promise<WrittenDocument & { readonly road: PdfRoad }> => {
  const messages = new Messages();
  const source = typstSource(publication, pictures, messages);
  const made = await take(source, fonts, road);
  if (Buffer.from(made.bytes.buffer, made.bytes.byteOffset, made.bytes.byteLength).includes(LAST_RESORT))
    messages.say(
      'Some characters have no letter shape in the fonts of the PDF and print as boxes; they can still be read aloud, searched and copied.',
    );
  return { ...made, messages: [...publication.messages, ...messages.all] };
};

const take = async (source: Parameters<typeof wasmPdf>[0], fonts: string, road: PdfRoad | undefined) => {
  if (road) return { bytes: await ROADS[road](source, fonts), road };
  try {
    return { bytes: await nativePdf(source, fonts), road: 'native' as const };
  } catch (reason) {
    if (!(reason instanceof NativeRoadClosed)) throw reason;
    return { bytes: await wasmPdf(source, fonts), road: 'wasm' as const };
  }
};
