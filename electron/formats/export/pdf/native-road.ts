import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TypstSource } from './typst-source.ts';

/** The part of the native compiler's interface that is used here. */
interface NativeCompiler {
  addSource(path: string, source: string): void;
  mapShadow(path: string, content: Buffer): void;
  compile(options: { readonly mainFilePath: string }): {
    readonly result: unknown;
    takeDiagnostics(): { readonly shortDiagnostics: unknown } | null;
  };
  pdf(document: unknown, options: { readonly pdfStandard: string; readonly pdfTags: boolean }): Buffer;
  evictCache(age: number): void;
}
interface NativeModule {
  readonly NodeCompiler: {
    create(options: {
      readonly workspace: string;
      readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[];
    }): NativeCompiler;
  };
}

/**
 * The package's main file is a native library, which only `require` can load. The built program has one of its own; where the
 * sources run as modules, packages are looked for from the fonts upwards.
 */
const loader = (fontsFolder: string): NodeJS.Require =>
  typeof require === 'function' ? require : createRequire(join(fontsFolder, 'fonts'));

// The name stands in a variable so that a bundler leaves the optional package alone where it is not installed.
const PACKAGE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';

/** Whatever kept the native compiler from its work; the WebAssembly road is taken then. */
export class NativeRoadClosed extends Error {
  override readonly name = 'NativeRoadClosed';
}

/**
 * Compiles to PDF/UA-1 with the native Typst (Linux, x64). Throws `NativeRoadClosed` where it is not installed, does not load
 * or refuses the document.
 */
export const nativePdf = async ({ source, pictures }: TypstSource, fontsFolder: string): Promise<Uint8Array> => {
  try {
    await access(fontsFolder);
    const { NodeCompiler } = loader(fontsFolder)(PACKAGE) as NativeModule;
    const compiler = NodeCompiler.create({ workspace: fontsFolder, fontArgs: [{ fontPaths: [fontsFolder] }] });
    const main = `${fontsFolder}/main.typ`;
    compiler.addSource(main, source);
    for (const [path, bytes] of pictures) compiler.mapShadow(`${fontsFolder}${path}`, Buffer.from(bytes));
    const compiled = compiler.compile({ mainFilePath: main });
    if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
    const pdf = new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', pdfTags: true }));
    compiler.evictCache(0);
    return pdf;
  } catch (cause) {
    throw new NativeRoadClosed(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
