import { brotliCompressSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** In bytes, minified and compressed with brotli. */
export interface BundleSize {
  /** All of it in one file, as wrangler, Lambda and edge builds make it. */
  whole: number;
  /** Split: what is loaded at once. */
  entry: number;
  /** Split: what is loaded only if it is used. */
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
  const bundle = async (splitting: boolean): Promise<{ sizes: Map<string, number>; metafile: Metafile }> => {
    const { outputFiles, metafile } = await build({
      stdin: { contents: code, resolveDir: folder },
      absWorkingDir: folder,
      outdir: folder,
      bundle: true,
      minify: true,
      splitting,
      format: "esm",
      platform,
      external: ["node:*"],
      legalComments: "none",
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const sizes = outputFiles.map(({ path, contents }): [string, number] => [
      path.slice(folder.length + 1),
      brotliCompressSync(contents).byteLength,
    ]);
    return { sizes: new Map(sizes), metafile };
  };
  const [one, split] = [await bundle(false), await bundle(true)];
  const size = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + split.sizes.get(file)!, 0);
  const entry = size(filesOf(split.metafile, ["import-statement"]));
  return {
    whole: [...one.sizes.values()].reduce((sum, bytes) => sum + bytes),
    entry,
    lazy: size(filesOf(split.metafile, ["import-statement", "dynamic-import"])) - entry,
  };
}

/** The names of the program's own file and of what it imports in these ways. There are others that nothing imports. */
function filesOf({ outputs }: Metafile, kinds: readonly string[]): Set<string> {
  const names = new Set(Object.keys(outputs).filter((file) => file.startsWith("stdin")));
  // A set's iteration reaches what is added on the way.
  for (const name of names) {
    for (const { path, kind, external } of outputs[name]!.imports)
      if (kinds.includes(kind) && !external) names.add(path);
  }
  return names;
}
