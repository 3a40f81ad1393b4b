import { readFileSync, writeFileSync } from "node:fs";
import { entries, type Entry } from "./entries.ts";
import { root } from "./root.ts";

/**
 * The runtimes with a `fetch` of their own, as bundlers and they themselves name them. They come before `node`, which many
 * of them go by as well.
 *
 * @see https://runtime-keys.proposal.wintertc.org/
 */
const FETCH_RUNTIMES = ["browser", "react-native", "workerd", "edge-light", "worker", "deno", "bun"];

/** The files that are no code. */
const data: Readonly<Record<string, string>> = {
  "./openapi.json": "./dist/openapi.json",
  "./schemas/*.json": "./dist/schemas/*.json",
  "./package.json": "./package.json",
};

/** The files of each format. */
const formats = {
  import: { folder: "./dist/", code: ".js", types: ".d.ts" },
  require: { folder: "./dist/cjs/", code: ".cjs", types: ".d.cts" },
} as const;

/**
 * Makes the fields of package.json that tell what an import gives.
 *
 * `main`, `types` and `typesVersions` are for what doesn't read `exports`: TypeScript's `node10`, and React Native's
 * bundler before 0.79, which is why `main` is no module of Node's.
 */
function packageFields(): Record<string, unknown> {
  const { code, types, folder } = formats.require;
  const subpaths = [...entries].filter(([path]) => path !== ".");
  const versions: Record<string, string[]> = {};
  for (const [path, { name }] of subpaths) versions[path.slice(2)] = [`${folder}${name}${types}`];
  for (const [path, file] of Object.entries(data)) versions[path.slice(2)] = [file];
  return {
    main: `${folder}index${code}`,
    types: `${folder}index${types}`,
    typesVersions: { "*": versions },
    exports: {
      ...Object.fromEntries([...entries].map(([path, entry]) => [path, conditions(entry)])),
      ...data,
    },
  };
}

function conditions(entry: Entry): Record<string, unknown> {
  return {
    "@stytch-fetch/source": `./${entry.source}`,
    import: target(entry, formats.import),
    require: target(entry, formats.require),
    default: `./dist/${entry.name}.js`,
  };
}

function target(
  { name, nodeSource }: Entry,
  { folder, code, types }: (typeof formats)[keyof typeof formats],
): Record<string, string> {
  const file = `${folder}${name}${code}`;
  const byFetch: Record<string, string> = Object.fromEntries(FETCH_RUNTIMES.map((name) => [name, file]));
  return {
    types: `${folder}${name}${types}`,
    ...(nodeSource && { ...byFetch, node: `${folder}${name}.node${code}` }),
    default: file,
  };
}

/**
 * Holds package.json against the entries.
 *
 * @param write whether it is mended in place of the error
 */
export function checkPackageFields(write: boolean): void {
  const file = `${root}package.json`;
  const found = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const fields = packageFields();
  const different = Object.keys(fields).filter(
    (name) => JSON.stringify(found[name]) !== JSON.stringify(fields[name]),
  );
  if (different.length === 0) return;
  if (!write) {
    throw new Error(
      `package.json has other ${different.join(", ")} than scripts/build/entries.ts asks for. ` +
        "Run `npm run build -- --exports`, which writes them.",
    );
  }
  writeFileSync(file, `${JSON.stringify({ ...found, ...fields }, null, 2)}\n`);
}
