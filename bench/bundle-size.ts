import { brotliCompressSync } from "node:zlib";
import { rolldown, type OutputChunk } from "rolldown";

/** In bytes, minified and compressed with brotli. */
export interface BundleSize {
  /** What is loaded at once. */
  entry: number;
  /** What is loaded only if it is used. */
  lazy: number;
}

/**
 * The size of a program, bundled.
 *
 * @param folder that its imports are resolved from
 */
export async function measureCode(
  code: string,
  folder: string,
  platform: "browser" | "node" = "browser",
): Promise<BundleSize> {
  const input = `${folder}/bundle-size-entry.js`;
  const bundle = await rolldown({
    input,
    platform,
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === input ? id : undefined),
        load: (id) => (id === input ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  const chunks = output.filter((part) => part.type === "chunk");
  const atOnce = staticallyImported(chunks);
  const sum = (some: OutputChunk[]): number =>
    some.reduce((size, chunk) => size + brotliCompressSync(chunk.code).byteLength, 0);
  return {
    entry: sum(chunks.filter(({ fileName }) => atOnce.has(fileName))),
    lazy: sum(chunks.filter(({ fileName }) => !atOnce.has(fileName))),
  };
}

/** The names of the entry and of what it imports, without what is imported by `import()`. */
function staticallyImported(chunks: OutputChunk[]): Set<string> {
  const names = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  // A set's iteration reaches what is added on the way.
  for (const name of names) {
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
      names.add(imported);
  }
  return names;
}
