import { existsSync } from "node:fs";
import { root } from "./root.ts";

/** An import of the package, and what it is made of. */
export interface Entry {
  /** The name of its files in `dist/`: `sandbox` is `sandbox.js`, `cjs/sandbox.cjs` and their declarations. */
  readonly name: string;
  readonly source: string;
  /** The source in the place of that one where the runtime is Node. It has the same types. */
  readonly nodeSource: string | undefined;
}

/** Every import of code or types, with its source. `npm run build -- --exports` writes them into package.json. */
const sources: Readonly<Record<string, string>> = {
  ".": "src/index.ts",
  "./sandbox": "src/sandbox/index.ts",
  "./gateway": "src/gateway/index.ts",
  "./node": "src/node/index.ts",
  "./opentelemetry": "src/opentelemetry.ts",
  "./validate": "src/validate/index.ts",
  "./clerk": "src/clerk/index.ts",
  // Types alone. What a signature of the others leads to must be in one of these, or declarations that a user's program
  // emits can't name it (TS2742).
  "./schema": "generated/schema.ts",
  "./methods": "generated/methods.ts",
  "./raw": "src/raw.ts",
};

export const entries: ReadonlyMap<string, Entry> = new Map(
  Object.entries(sources).map(([path, source]) => {
    const name = path === "." ? "index" : path.slice("./".length);
    const nodeSource = source.replace(/\.ts$/, ".node.ts");
    return [path, { name, source, nodeSource: existsSync(root + nodeSource) ? nodeSource : undefined }];
  }),
);

/** The sources of all modules of a format, by the names of their files. */
export function moduleSources(): Record<string, string> {
  return Object.fromEntries(
    [...entries.values()].flatMap(({ name, source, nodeSource }): [string, string][] =>
      nodeSource
        ? [
            [name, source],
            [`${name}.node`, nodeSource],
          ]
        : [[name, source]],
    ),
  );
}
