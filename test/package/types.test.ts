// The packed package's types, as compilers find them by each way to resolve imports, and with declarations of packages
// checked. Packages are kept apart as pnpm does with hoist=false: each finds only what it depends on itself.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCompiler, type Compiler } from "./compile.ts";
import { createProject, repository, type TypeScript } from "./project.ts";
import { readme } from "./readme.ts";

const project = createProject();
afterAll(() => project.remove());
const modules = join(project.folder, "node_modules");

beforeAll(() => {
  for (const name of ["@opentelemetry/api", "@types/node", "undici-types"])
    cpSync(join(repository, "node_modules", name), join(modules, name), { recursive: true });
  setApart("stytch-fetch");
  setApart("openapi-fetch", "stytch-fetch");
  setApart("openapi-typescript-helpers", "openapi-fetch");
  setApart("@opentelemetry/api", "stytch-fetch");
  for (const name of ["stytch-fetch", "@opentelemetry/api"]) symlinkSync(store(name), join(modules, name));
});

function store(name: string): string {
  return join(modules, ".pnpm", name.replace("/", "+"), "node_modules", name);
}

/** Moves a package out of sight, and links to it from one that depends on it. */
function setApart(name: string, dependent?: string): void {
  mkdirSync(dirname(store(name)), { recursive: true });
  renameSync(join(modules, name), store(name));
  if (!dependent) return;
  const link = join(store(dependent), "..", name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(store(name), link);
}

// TypeScript 7 has no node10. `npm run runtimes -- --setups` has every pair.
const settings = [
  { typescript: "typescript-5.4", resolution: "node10", module: "commonjs", type: "commonjs" },
  { typescript: "typescript-5.4", resolution: "nodenext", module: "nodenext", type: "module" },
  { typescript: "typescript", resolution: "node10", module: "commonjs", type: "commonjs" },
  { typescript: "typescript", resolution: "node16", module: "node16", type: "commonjs" },
  { typescript: "typescript", resolution: "nodenext", module: "nodenext", type: "module" },
  { typescript: "typescript", resolution: "bundler", module: "esnext", type: "module" },
  { typescript: "typescript-7", resolution: "nodenext", module: "nodenext", type: "module" },
] as const;

type Setting = (typeof settings)[number];

function folderOf({ typescript, resolution }: Setting): string {
  return `${typescript}-${resolution}`;
}

const compilers = new Map<TypeScript, Compiler>();
// They hold all that they have read.
afterAll(() => compilers.clear());

/** Compiles in this process, where the compiler is a program of JavaScript: TypeScript 7 is a process of its own. */
function compile(typescript: TypeScript, args: readonly string[]): string {
  if (typescript === "typescript-7") return project.tsc(typescript, ...args);
  const compiler = compilers.get(typescript) ?? loadCompiler(typescript);
  compilers.set(typescript, compiler);
  return compiler.compile(realpathSync(project.folder), ["--strict", "--target", "es2022", ...args]);
}

describe.each(settings)("$typescript with $resolution, in a package of type $type,", (setting) => {
  const folder = folderOf(setting);

  it("checks the README's code, and emits declarations of what has inferred types", () => {
    const { imports, body } = readme();
    const files = {
      "readme.ts": `${imports}\nexport async function main() {\n${body}\n}`,
      "declared.ts": readFileSync(join(repository, "test/package/programs/declared.ts"), "utf8"),
      "wrong.ts": `${imports}\nconst s = createStytch(null!);\nexport const promise = s.users.create({});`,
    };
    project.write(`${folder}/package.json`, JSON.stringify({ type: setting.type }));
    for (const [name, text] of Object.entries(files)) project.write(`${folder}/src/${name}`, text);
    const errors = compile(setting.typescript, [
      ...["--declaration", "--emitDeclarationOnly", "--exactOptionalPropertyTypes"],
      ...["--rootDir", `${folder}/src`, "--outDir", `${folder}/out`],
      ...["--module", setting.module, "--moduleResolution", setting.resolution],
      ...["--lib", "es2023,dom,dom.iterable,dom.asynciterable", "--types", "node"],
      ...Object.keys(files).map((name) => `${folder}/src/${name}`),
    ]);
    expect(errors.match(/^\S.*error.*$/gm)).toEqual([
      expect.stringMatching(/src\/wrong\.ts\(\d+,\d+\): error TS2345/),
    ]);
    const emitted = readFileSync(join(project.folder, folder, "out/declared.d.ts"), "utf8");
    const named = [...emitted.matchAll(/import\("([^"]+)"\)/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(
      ["", "/methods", "/raw", "/sandbox", "/schema"].map((path) => `stytch-fetch${path}`),
    );
  });
});

/** Uses what settings emitted. */
function programUsing(emitted: readonly Setting[]): string {
  const lines = emitted.map(
    (setting, i) => `
      import * as lib${i} from "../${folderOf(setting)}/out/declared.js";
      export const id${i}: Promise<{ user_id: string }> = lib${i}.create("ada@example.com");
      // @ts-expect-error -- it is known, and no number
      export const not${i}: Promise<{ user_id: number }> = lib${i}.create("ada@example.com");
      // @ts-expect-error
      export const nor${i}: Promise<{ data?: number }> = lib${i}.find("user-test-1");`,
  );
  return lines.join("\n");
}

describe("what was emitted", () => {
  it("can be used by another project of either type, by tsc as a process, which checks all declarations", () => {
    for (const type of ["commonjs", "module"]) {
      project.write(`use-${type}/package.json`, JSON.stringify({ type }));
      // CommonJS can't import what is emitted as an ES module, before TypeScript 5.8.
      const emitted = settings.filter((setting) => type === "module" || setting.type === "commonjs");
      project.write(`use-${type}/use.ts`, programUsing(emitted));
    }
    const options = ["--noEmit", "--module", "nodenext", "--types", "node"];
    expect(project.tsc("typescript", ...options, "use-commonjs/use.ts", "use-module/use.ts")).toBe("");
  });
});

describe("an editor that goes to a definition", () => {
  const editor = startEditor();
  afterAll(() => editor.stop());

  it.each([
    ["createStytch", "stytch-fetch", "module", "dist/sources/src/client/create.ts"],
    ["serve", "stytch-fetch/node", "commonjs", "dist/sources/src/node/serve/serve.ts"],
    ["api_user_v1_User", "stytch-fetch/schema", "module", "dist/types/generated/schema.d.ts"],
  ])("finds the source of %s, of %s imported by %s", async (name, entry, type, source) => {
    const folder = `editor-${name}`;
    project.write(`${folder}/package.json`, JSON.stringify({ type }));
    project.write(
      `${folder}/tsconfig.json`,
      '{ "compilerOptions": { "module": "nodenext", "strict": true } }',
    );
    project.write(`${folder}/a.ts`, `import { ${name} } from "${entry}";\nexport type { ${name} };\n`);
    const [found] = await editor.findDefinition(join(project.folder, folder, "a.ts"), 1, 10);
    expect(found?.file).toBe(join(realpathSync(store("stytch-fetch")), source));
    expect(readFileSync(found!.file, "utf8").split("\n")[found!.start.line - 1]).toContain(name);
  });
});

interface Definition {
  readonly file: string;
  readonly start: { readonly line: number };
}

interface Editor {
  findDefinition(file: string, line: number, offset: number): Promise<readonly Definition[]>;
  stop(): void;
}

/** Starts TypeScript's language server, as editors do: one for all that is open. */
function startEditor(): Editor {
  const server = spawn(process.execPath, [join(repository, "node_modules/typescript/lib/tsserver.js")]);
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  let asked = 0;
  const ask = (command: string, args: object): number => {
    server.stdin.write(`${JSON.stringify({ seq: ++asked, type: "request", command, arguments: args })}\n`);
    return asked;
  };
  return {
    async findDefinition(file, line, offset) {
      ask("open", { file });
      const question = ask("definition", { file, line, offset });
      for (let next = await lines.next(); !next.done; next = await lines.next()) {
        if (!next.value.startsWith("{")) continue;
        const { request_seq, body } = JSON.parse(next.value) as { request_seq?: number; body: unknown };
        if (request_seq === question) return body as readonly Definition[];
      }
      throw new Error("The language server ended without an answer.");
    },
    stop: () => void server.kill(),
  };
}
