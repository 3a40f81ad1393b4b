import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { transform } from "esbuild";
import { quote, sharedTexts } from "./shared-texts.ts";
import { rolldown, type ChunkingContext, type Plugin, type PreRenderedChunk } from "rolldown";
import { root } from "./root.ts";

/** The sources of a format's modules, by the names of their files. */
type Sources = Readonly<Record<string, string>>;

/** One of the two formats. */
export interface Format {
  readonly format: "esm" | "cjs";
  readonly folder: string;
  readonly extension: ".js" | ".cjs";
  /** The packages that become a part of it. All others are the user's to install and share. */
  readonly bundled: readonly string[];
}

/**
 * Packages of which a few functions are used, and whose whole, in all formats and with types that nobody who has this package
 * needs, weighs much more.
 */
export const parts = [
  "@cfworker/json-schema",
  "@noble/hashes",
  "@zxcvbn-ts/core",
  "bcryptjs",
  "commander",
  "csv-parse",
  "csv-stringify",
  "fastest-levenshtein",
  "jose",
  "srvx",
  "uqr",
];

export const esm: Format = { format: "esm", folder: "dist", extension: ".js", bundled: parts };

/** With openapi-fetch: its `require()` and its import differ, and tools don't agree on which of them a default import is. */
export const cjs: Format = {
  format: "cjs",
  folder: "dist/cjs",
  extension: ".cjs",
  bundled: ["openapi-fetch", ...parts],
};

/** Bundles the modules of a format, because each file that a program loads at its start costs it time. */
export async function bundle(
  sources: Sources,
  { format, folder, extension, bundled }: Format,
): Promise<void> {
  const chunks = new StartChunks();
  const build = await rolldown({
    cwd: root,
    input: sources,
    platform: "neutral",
    tsconfig: false,
    external: (id, importer) =>
      /^[^./]/.test(id) &&
      !isNodeCrypto(id, importer) &&
      !bundled.some((name) => id === name || id.startsWith(`${name}/`)),
    // The oldest tools that the README's platforms use read that.
    transform: { target: "es2022" },
    // Not by where a link leads: the name of a package's file is written as a comment, and is to be the same everywhere.
    resolve: { mainFields: ["module", "main"], symlinks: false },
    // As package.json says: what nothing uses of a file needn't be loaded.
    treeshake: { moduleSideEffects: false },
    plugins: [
      entriesAsFiles(sources, extension),
      sharedTexts(format, folder, shorten),
      jsonAsModule,
      withoutNodeCrypto,
      builtinsOfCommander,
      smallParts,
      smallCommand,
      singleQuotes,
    ],
    // On a busy machine it warns of time that the plugins below waited for others.
    checks: { bundlerTimings: false },
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  await build.write({
    format,
    strict: true,
    // Jest's sandbox has no import() without a flag.
    dynamicImportInCjs: false,
    dir: root + folder,
    entryFileNames: `[name]${extension}`,
    chunkFileNames: (chunk) => `chunks/${chunks.name(chunk)}${extension}`,
    codeSplitting: { groups: [{ name: (module, graph) => chunks.of(module, graph), debugName: "start" }] },
    minifyInternalExports: false,
    // Documentation is in the declarations: in the code it would be read by every program that starts.
    comments: { legal: true, annotation: true, jsdoc: false },
    // The code is readable as it is, each part below its source's name. Maps with these sources were a third of the package.
    sourcemap: false,
  });
  await build.close();
}

/**
 * An import of another entry loads its file, as in a user's program: left alone, rolldown moves what is imported to a
 * chunk, and the entry only names it, one file more.
 */
function entriesAsFiles(sources: Sources, extension: string): Plugin {
  // rolldown writes the way from a chunk as if its output went to the folder that all sources share, which is the root.
  const files = new Map(
    Object.entries(sources).map(([name, source]) => [join(root, source), `${root}${name}${extension}`]),
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

const NO_CRYPTO = "\0no-crypto";

/**
 * JSON becomes code: imports of JSON need syntax that esbuild 0.18 and wrangler 3 can't read. As a text that is parsed, since
 * that is faster than the same as an object of code.
 *
 * @see https://v8.dev/blog/cost-of-javascript-2019#json
 */
const jsonAsModule: Plugin = {
  name: "json-as-module",
  load(id) {
    if (!id.endsWith(".json")) return undefined;
    const text = JSON.stringify(JSON.parse(readFileSync(id, "utf8")));
    return { code: `export default /* #__PURE__ */ JSON.parse(${quote(text)});`, moduleType: "js" };
  },
};

/** A reference to a schema. There are so many that a fourth of the rules by which answers are checked is this. */
const REF = /\{"\$ref":"#\/components\/schemas\/([\w.-]+)"\}/g;
/** Marks of which one isn't in a text, most likely, and can stand for what is around a reference's name. */
const MARKS = ["~", "!", "%", ";", "&"];

/** Shortens JSON that is full of references, and gives the code that makes it whole again. */
function shorten(text: string): [string, string] {
  const mark = REF.test(text) ? MARKS.find((each) => !text.includes(each)) : undefined;
  REF.lastIndex = 0;
  if (mark === undefined) return [text, ""];
  const unfold = `.replace(/${mark}(.+?)${mark}/g, '{"$ref":"#/components/schemas/$1"}')`;
  return [text.replace(REF, `${mark}$1${mark}`), unfold];
}

/** bcryptjs makes salts by Node's module where there is no Web Crypto. The sandbox has it make none. */
const withoutNodeCrypto: Plugin = {
  name: "without-node-crypto",
  resolveId: (id, importer) => (isNodeCrypto(id, importer) ? { id: NO_CRYPTO } : undefined),
  load: (id) => (id === NO_CRYPTO ? { code: "export default {};" } : undefined),
};

function isNodeCrypto(id: string, importer: string | undefined): boolean {
  return id === "crypto" && importer !== undefined && importer.includes("/bcryptjs/");
}

/** The command's parser of arguments is CommonJS, and an ES module has no `require` for Node's modules. */
const builtinsOfCommander: Plugin = {
  name: "builtins-of-commander",
  transform: (code, id) =>
    id.includes("/node_modules/commander/")
      ? { code: code.replace(/\brequire\((?='node:)/g, "globalThis.process.getBuiltinModule("), map: null }
      : undefined,
};

/**
 * The parts of packages without long names and comments, licences excepted: half of what they weigh. They are published as
 * they are here, and nobody looks for a fault of ours in them.
 */
const smallParts: Plugin = {
  name: "small-parts",
  async transform(code, id) {
    if (!parts.some((name) => id.includes(`/node_modules/${name}/`))) return undefined;
    const options = { minify: true, target: "es2022", legalComments: "inline" } as const;
    return { code: (await transform(code, options)).code, map: null };
  },
};

/**
 * The command's own code without white space and long names of variables: no program imports it, and nobody steps through it,
 * while who installs the package for their server has it on their disk.
 */
const smallCommand: Plugin = {
  name: "small-command",
  // Not as a chunk is rendered: rolldown writes it anew after that.
  async generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== "chunk" || !/^(cli\.js|chunks\/(cli|generate)-)/.test(file.fileName)) continue;
      const options = { minify: true, target: "es2022", legalComments: "inline" } as const;
      file.code = (await transform(file.code, options)).code;
    }
  },
};

/** A text of JSON as rolldown writes it, whatever quotes it was given in. */
const DOUBLE_QUOTED = /\bJSON\.parse\(("(?:\\.|[^"\\])*")/g;

/** Texts of JSON in single quotes: in double ones a fourth of them would be backslashes. */
const singleQuotes: Plugin = {
  name: "single-quotes",
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== "chunk") continue;
      file.code = file.code.replace(
        DOUBLE_QUOTED,
        (_whole, text: string) => `JSON.parse(${quote(JSON.parse(text) as string)}`,
      );
    }
  },
};

/** The chunks of the main entries: each has what this source loads, and no chunk before it. */
const starts: Readonly<Record<string, string>> = {
  client: "src/index.ts",
  // Shared by `stytch-fetch/node`.
  "client-node": "src/index.node.ts",
};

/**
 * Puts all that a main entry loads into one chunk, whatever the other entries share of it: left alone, rolldown makes a
 * chunk of each set of modules that the same entries share, five files in place of one.
 */
class StartChunks {
  #names: Map<string, string> | undefined;

  of(module: string, graph: ChunkingContext): string | null {
    this.#names ??= findStarts(graph);
    return this.#names.get(module) ?? null;
  }

  /** A chunk is named as the source that the rest of it is there for: `src/cli/commands/sandbox.ts` is `cli-commands-sandbox`. */
  name({ facadeModuleId, moduleIds }: PreRenderedChunk): string {
    const start = moduleIds.map((id) => this.#names?.get(id)).find(Boolean);
    if (start) return start;
    const source = facadeModuleId ?? moduleIds.filter((id) => !isVirtual(id)).at(-1);
    if (source === undefined) return "runtime";
    const words = relative(join(root, "src"), source)
      .replace(/\.\w+$/, "")
      .split(sep)
      .filter((word) => word !== "..");
    return words.join("-").replace(/-index$/, "");
  }
}

function isVirtual(module: string): boolean {
  return module.startsWith("\0");
}

function findStarts(graph: ChunkingContext): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, source] of Object.entries(starts)) follow(join(root, source), name);
  return names;

  function follow(id: string, name: string): void {
    if (names.has(id)) return;
    names.set(id, name);
    graph.getModuleInfo(id)?.importedIds.forEach((imported) => follow(imported, name));
  }
}
