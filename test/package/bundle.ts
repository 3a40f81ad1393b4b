import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build as esbuild } from "esbuild";
import { rolldown } from "rolldown";

/** One file of a user's program, with what `import()` loads in it, as wrangler, Lambda and edge builds make it. */
export async function bundleWhole(program: string, platform: "browser" | "node"): Promise<string> {
  const { outputFiles } = await esbuild({
    entryPoints: [program],
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    write: false,
  });
  return outputFiles[0]!.text;
}

/** What a user's program loads at once, bundled and minified as for a browser. */
export async function bundle(program: string): Promise<string> {
  const build = await rolldown({ input: program, platform: "browser" });
  const { output } = await build.generate({ minify: true });
  await build.close();
  const code = new Map(output.map((part) => [part.fileName, part.type === "chunk" ? part.code : ""]));
  return follow(output[0].fileName, (file) => code.get(file)!)
    .map((file) => code.get(file)!.trim())
    .join("\n");
}

/** The files of its own that an entry loads before it runs: what it imports, and what that imports. */
export function loadedFiles(entry: string): string[] {
  return follow(entry, (file) => readFileSync(file, "utf8")).map((file) => relative(dirname(entry), file));
}

/** A file, and what it imports with `import` and `export … from`, not with `import()`. */
function follow(entry: string, read: (file: string) => string): string[] {
  const files = new Set([entry]);
  // A set's iteration reaches what is added on the way.
  for (const file of files) {
    for (const [, path] of read(file).matchAll(/(?:^|;)(?:im|ex)port\b[^("']*["'](\.[^"']+)["']/gm))
      files.add(join(dirname(file), path!));
  }
  return [...files];
}
