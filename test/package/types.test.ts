// The packed package's types, as compilers find them by each way to resolve imports, and with declarations of packages
// checked. Packages are kept apart as pnpm does with hoist=false: each finds only what it depends on itself.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, repository } from "./project.ts";
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
    const errors = project.tsc(
      setting.typescript,
      ...["--declaration", "--emitDeclarationOnly", "--exactOptionalPropertyTypes"],
      ...["--rootDir", `${folder}/src`, "--outDir", `${folder}/out`],
      ...["--module", setting.module, "--moduleResolution", setting.resolution],
      ...["--lib", "es2023,dom,dom.iterable,dom.asynciterable", "--types", "node"],
      ...Object.keys(files).map((name) => `${folder}/src/${name}`),
    );
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

describe("what was emitted", () => {
  it.each(["commonjs", "module"])("can be used by another project of type %s", (type) => {
    // CommonJS can't import what is emitted as an ES module, before TypeScript 5.8.
    const lines = settings
      .filter((setting) => type === "module" || setting.type === "commonjs")
      .map(
        (setting, i) => `
        import * as lib${i} from "../${folderOf(setting)}/out/declared.js";
        export const id${i}: Promise<{ user_id: string }> = lib${i}.create("ada@example.com");
        // @ts-expect-error -- it is known, and no number
        export const not${i}: Promise<{ user_id: number }> = lib${i}.create("ada@example.com");
        // @ts-expect-error
        export const nor${i}: Promise<{ data?: number }> = lib${i}.find("user-test-1");`,
      );
    project.write(`use-${type}/package.json`, JSON.stringify({ type }));
    project.write(`use-${type}/use.ts`, lines.join("\n"));
    const options = ["--noEmit", "--module", "nodenext", "--types", "node"];
    expect(project.tsc("typescript", ...options, `use-${type}/use.ts`)).toBe("");
  });
});

describe("an editor that goes to a definition", () => {
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
    const [found] = await findDefinition(join(project.folder, folder, "a.ts"), 1, 10);
    expect(found?.file).toBe(join(realpathSync(store("stytch-fetch")), source));
    expect(readFileSync(found!.file, "utf8").split("\n")[found!.start.line - 1]).toContain(name);
  });
});

interface Definition {
  readonly file: string;
  readonly start: { readonly line: number };
}

/** Asks TypeScript's language server, as editors do. */
async function findDefinition(file: string, line: number, offset: number): Promise<readonly Definition[]> {
  const server = spawn(process.execPath, [join(repository, "node_modules/typescript/lib/tsserver.js")]);
  const ask = (command: string, args: object): void => {
    server.stdin.write(`${JSON.stringify({ seq: 0, type: "request", command, arguments: args })}\n`);
  };
  try {
    ask("open", { file });
    ask("definition", { file, line, offset });
    let output = "";
    for await (const part of server.stdout) {
      output += String(part);
      const answer = /^\{.*"command":"definition".*\}$/m.exec(output);
      if (answer) return (JSON.parse(answer[0]) as { body: readonly Definition[] }).body;
    }
    throw new Error("The language server ended without an answer.");
  } finally {
    server.kill();
  }
}
