/**
 * `npm run build`: `src/` and `generated/` to `dist/`. tsc checks them and writes the declarations, file by file, so
 * that go-to-definition lands on the line somebody wrote; rolldown bundles the JavaScript, because each file that a
 * program loads at its start costs it time.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown, type ChunkingContext, type Plugin, type PreRenderedChunk } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The modules that the main entry loads. */
const client = new Set<string>();

// What was deleted in src/ must not be published from an older dist/.
rmSync(`${root}dist`, { recursive: true, force: true });
if (!declare()) process.exitCode = 1;
await bundle(findEntries());

function declare(): boolean {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const args = [tsc, "-p", "tsconfig.build.json"];
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status === 0;
}

/** The entry points and commands of package.json, each with its source: `dist/node.js` is made of `src/node/index.ts`. */
function findEntries(): Record<string, string> {
  const { exports, bin } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
    exports: Record<string, string | { default: string }>;
    bin: Record<string, string>;
  };
  const modules = Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [] : [entry.default],
  );
  return Object.fromEntries(
    [...modules, ...Object.values(bin)].map((file) => {
      const name = /^(?:\.\/)?dist\/([\w-]+)\.js$/.exec(file)?.[1];
      const source = [`src/${name}.ts`, `src/${name}/index.ts`].find((path) => existsSync(root + path));
      if (!name || !source) throw new Error(`package.json names ${file}, but src/ has no entry for it.`);
      return [name, source];
    }),
  );
}

async function bundle(entries: Record<string, string>): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: entries,
    platform: "neutral",
    tsconfig: false,
    // Packages are the user's to install and share. The document ships once, as generated/openapi.json.
    external: [/^[^./]/, /\.json$/],
    resolve: { mainFields: ["module", "main"] },
    plugins: [entriesAsFiles(entries)],
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  await build.write({
    dir: `${root}dist`,
    entryFileNames: "[name].js",
    chunkFileNames: nameChunk,
    codeSplitting: { groups: [{ name: groupClient, debugName: "client" }] },
    minifyInternalExports: false,
    sourcemap: true,
    // src/ and generated/ are in the package.
    sourcemapExcludeSources: true,
  });
  await build.close();
}

/**
 * An import of another entry loads its file, as in a user's program: left alone, rolldown moves what is imported to a
 * chunk, and the entry only names it, one file more.
 */
function entriesAsFiles(entries: Record<string, string>): Plugin {
  const files = new Map(
    Object.entries(entries).map(([name, source]) => [join(root, source), `${root}dist/${name}.js`]),
  );
  return {
    name: "entries-as-files",
    async resolveId(id, importer, { kind }) {
      if (importer === undefined || kind === "new-url") return undefined;
      const found = await this.resolve(id, importer, { skipSelf: true });
      const file = found && files.get(found.id);
      return file ? { id: file, external: true } : undefined;
    },
  };
}

/**
 * All that the main entry loads is one chunk, whatever the other entries share of it: left alone, rolldown makes a
 * chunk of each set of modules that the same entries share, five files in place of one.
 */
function groupClient(module: string, graph: ChunkingContext): string | null {
  if (client.size === 0) follow(join(root, "src", "index.ts"));
  return client.has(module) ? "client" : null;

  function follow(id: string): void {
    if (client.has(id)) return;
    client.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(follow);
  }
}

/** A chunk is named as the source that the rest of it is there for: `src/cli/commands/sandbox.ts` is `cli-commands-sandbox`. */
function nameChunk({ facadeModuleId, moduleIds }: PreRenderedChunk): string {
  if (moduleIds.some((id) => client.has(id))) return "chunks/client.js";
  const source = relative(join(root, "src"), facadeModuleId ?? moduleIds.at(-1)!);
  const words = source.replace(/\.ts$/, "").split(sep);
  return `chunks/${words.join("-").replace(/-index$/, "")}.js`;
}
