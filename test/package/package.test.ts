import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, bundleWhole, loadedFiles } from "./bundle.ts";
import { describeBundles } from "./bundles.ts";
import { codeSize, REMEDY } from "./code-size.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const project = mkdtempSync(join(tmpdir(), "stytch-fetch-user-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

// A project as a user has it: the packed tarball, installed, and nothing of the repository.
beforeAll(() => {
  const packed = run(repository, "npm", "pack", "--json", "--pack-destination", project);
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf("[\n"))) as [{ filename: string }];
  write("package.json", JSON.stringify({ name: "user", private: true, type: "module" }));
  run(project, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", join(project, filename));
});

function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function write(path: string, text: string): void {
  writeFileSync(join(project, path), text);
}

/** The README's TypeScript examples as one program: the first two belong together, each other has a scope of its own. */
function readme(): { imports: string; body: string } {
  const text = readFileSync(join(repository, "README.md"), "utf8");
  const [first, second, ...others] = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const scoped = others.map((code) => `{\n${code.replace(IMPORT, "const $1 = await import($2);")}}\n`);
  const lines = [first, second, ...scoped].join("\n").split("\n");
  const isImport = (line: string): boolean => line.startsWith("import ");
  return {
    imports: lines.filter(isImport).join("\n"),
    body: lines.filter((line) => !isImport(line)).join("\n"),
  };
}

const IMPORT = /^import (\{.*\}) from (".*");$/gm;

function tsc(typescript: "typescript" | "typescript-7", ...args: string[]): string {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(repository, "node_modules", typescript, "bin/tsc"), "--strict", "--target", "es2022", ...args],
    { cwd: project, encoding: "utf8" },
  );
  return status === 0 ? "" : stdout;
}

const settings = [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
] as const;

describe("the packed package, installed", () => {
  it("has dist, sources and generated files, and no tests, documents' sources or scripts", () => {
    const files = readdirSync(join(project, "node_modules/stytch-fetch")).sort();
    expect(files).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist",
      "generated",
      "package.json",
      "src",
    ]);
  });

  it("has source maps that lead to sources it ships", () => {
    const dist = join(project, "node_modules/stytch-fetch/dist");
    const maps = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".map"),
    );
    expect(maps.length).toBeGreaterThan(20);
    for (const map of maps) {
      const { sources } = JSON.parse(readFileSync(join(dist, map), "utf8")) as { sources: string[] };
      for (const source of sources)
        expect(() => readFileSync(join(dist, map, "..", source)), map).not.toThrow();
    }
    write("stack.mjs", `import { createStytch } from "stytch-fetch"; createStytch({});`);
    const { stderr } = spawnSync(process.execPath, ["--enable-source-maps", "stack.mjs"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/stytch-fetch\/src\/client\/options\/[\w-]+\.ts:\d+/);
    expect(stderr).toMatch(/stytch-fetch\/src\/client\/context\.ts:\d+/);
  });

  it("shows the document's descriptions on methods and fields", () => {
    const methods = readFileSync(
      join(project, "node_modules/stytch-fetch/dist/types/generated/methods.d.ts"),
      "utf8",
    );
    const schema = readFileSync(
      join(project, "node_modules/stytch-fetch/dist/types/generated/schema.d.ts"),
      "utf8",
    );
    expect(methods).toMatch(
      /\/\*\*\n +\* Create a user\.[^/]+`POST \/v1\/users`[\s\S]{0,200}? +readonly create: \(\s*params: api_user_v1_CreateRequest/,
    );
    expect(schema).toMatch(/\/\*\* [^\n]*email[^\n]* \*\/\n +email\?: EmailAddress \| undefined;/);
  });

  it("has declarations whose maps lead to the line that somebody wrote", () => {
    const types = join(project, "node_modules/stytch-fetch/dist/types/src/client");
    const { sources } = JSON.parse(readFileSync(join(types, "create.d.ts.map"), "utf8")) as {
      sources: [string];
    };
    expect(readFileSync(join(types, sources[0]), "utf8")).toContain("export function createStytch(");
  });

  it("starts from two files of its own, whatever it is made of", () => {
    expect(loadedFiles(join(project, "node_modules/stytch-fetch/dist/index.js"))).toEqual([
      "index.js",
      "chunks/client.js",
    ]);
  });

  it("has the same errors in every entry", () => {
    write(
      "errors.mjs",
      `import { StytchConfigError, StytchError } from "stytch-fetch";
       import { createSandbox } from "stytch-fetch/sandbox";
       import { createStytch, serve } from "stytch-fetch/node";
       import { validator } from "stytch-fetch/validate";
       const wrong = [() => createSandbox({}), () => createStytch({}), () => serve(null), () => validator("off")];
       const failures = wrong.map(async (run) => run());
       for (const { reason } of await Promise.allSettled(failures))
         console.log(reason instanceof StytchConfigError, reason instanceof StytchError);`,
    );
    expect(run(project, process.execPath, "errors.mjs")).toBe("true true\n".repeat(4));
  });

  it("makes its first call from Node without loading Node's fetch, which takes 15 ms", () => {
    write(
      "light.mjs",
      `import { createServer } from "node:http";
       import "stytch-fetch";
       import { createStytch } from "stytch-fetch/node";
       const server = createServer((_, response) => response.end('{"user_id":"found"}')).listen(0, "127.0.0.1");
       await new Promise((listening) => server.on("listening", listening));
       const baseUrl = "http://127.0.0.1:" + server.address().port;
       const stytch = createStytch({ projectId: "project-test-light", secret: "secret-test-light", baseUrl });
       console.log((await stytch.users.get({ user_id: "any" })).user_id);
       console.log(process.moduleLoadList.filter((name) => name.includes("undici/undici")).length);
       server.close();`,
    );
    expect(run(project, process.execPath, "light.mjs")).toBe("found\n0\n");
  });

  it("loads without a warning", () => {
    for (const entry of ["", "/node", "/sandbox", "/validate"].map((name) => `stytch-fetch${name}`)) {
      const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", `import "${entry}"`], {
        cwd: project,
        encoding: "utf8",
      });
      expect(stderr, entry).toBe("");
    }
  });

  it("leaves out of a user's bundle what the user doesn't import", async () => {
    const bundled = (program: string): Promise<string> => {
      write("bundled.js", program);
      return bundle(join(project, "bundled.js"));
    };
    expect(await bundled(`import "stytch-fetch"; import "stytch-fetch/sandbox";`)).toBe("");
    expect(await bundled(`export { isStytchError } from "stytch-fetch";`)).not.toContain("/v1/users");
    const client = await bundled(`export { createStytch } from "stytch-fetch";`);
    expect(client).toContain("/v1/users");
    expect(client).not.toMatch(/3\.1\.1|node:/);
    // What a page pays for it, in bytes. It may shrink; think twice before you let it grow.
    expect(codeSize(client), REMEDY).toBeLessThan(14_000);
  });

  // With openapi-fetch, for `raw`.
  it.each([
    ["stytch-fetch", "browser", 19_000],
    ["stytch-fetch/node", "node", 23_200],
  ] as const)(
    "is no more than this in the one file of a bundle that doesn't split: %s",
    async (entry, platform, most) => {
      write("whole.js", `export { createStytch } from "${entry}";`);
      const whole = await bundleWhole(join(project, "whole.js"), platform);
      expect(codeSize(whole), REMEDY).toBeLessThan(most);
    },
  );

  describeBundles(project);

  describe("compiles the README's code", () => {
    // One program of both, as each run of the compiler reads all declarations.
    beforeAll(() => {
      const { imports, body } = readme();
      write("readme.ts", `${imports}\n${body}`);
      write("readme.cts", `${imports}\nasync function main() {\n${body}\n}\nvoid main();`);
      expect(tsc("typescript", "--module", "nodenext", "readme.ts", "readme.cts")).toBe("");
    });

    it("and runs it as ESM", () => {
      const [user, duplicate] = run(project, process.execPath, "readme.js").split("\n");
      expect(user).toMatch(/^user-test-[0-9a-f-]{36} Ada$/);
      expect(duplicate).toMatch(/^duplicate_email request-id-test-/);
    });

    it("and runs it as CommonJS, by require()", () => {
      expect(readFileSync(join(project, "readme.cjs"), "utf8")).toContain('require("stytch-fetch")');
      // Node 20 tells on stderr that require() of ESM is experimental there; what it prints is the same.
      expect(run(project, process.execPath, "readme.cjs")).toMatch(/^user-test-\S+ Ada\nduplicate_email /);
    });
  });

  it.each(["typescript", "typescript-7"] as const)(
    "type-checks with %s, declarations included",
    (typescript) => {
      const { imports, body } = readme();
      write("types.ts", `${imports}\n${body}\nexport {};`);
      write("wrong.ts", `${imports}\nconst s = createStytch(null!);\nawait s.users.create({});\nexport {};`);
      for (const [module, moduleResolution] of settings) {
        const args = [
          "--noEmit",
          "--module",
          module,
          "--moduleResolution",
          moduleResolution,
          "--lib",
          "es2023,dom,dom.iterable,dom.asynciterable",
        ];
        const errors = tsc(typescript, ...args, "types.ts", "wrong.ts").match(/^\S.*error.*$/gm);
        expect(errors, `${typescript} ${moduleResolution}`).toEqual([
          expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS2345/),
        ]);
      }
    },
  );

  it("has a command, and serves a handler on a port", () => {
    expect(run(project, "npx", "--no-install", "stytch-fetch", "--version")).toBe("0.1.0\n");
    write(
      "serve.mjs",
      `import { serve } from "stytch-fetch/node";
       const server = await serve(() => new Response("served"));
       console.log(await (await fetch(server.url)).text());
       await server.close();`,
    );
    expect(run(project, process.execPath, "serve.mjs")).toBe("served\n");
  });

  it("gives the document and its schemas as JSON", () => {
    write(
      "json.mjs",
      `import document from "stytch-fetch/openapi.json" with { type: "json" };
       import user from "stytch-fetch/schemas/api_user_v1_User.json" with { type: "json" };
       console.log(document.openapi, user.title);`,
    );
    expect(run(project, process.execPath, "json.mjs")).toBe("3.1.1 api_user_v1_User\n");
  });
});

// The examples import the package by its name, so they run on what `npm pack` has just built.
describe("the examples", () => {
  const examples = readdirSync(join(repository, "examples")).filter((file) => file.endsWith(".ts"));
  it.each(examples)("%s runs", (example) => {
    const output = run(
      repository,
      process.execPath,
      "--import",
      "./scripts/typescript/register.js",
      `examples/${example}`,
    );
    expect(output).not.toBe("");
  });
});

describe("npm start", () => {
  it("shows the main job end to end and exits 0", () => {
    const output = run(repository, "npm", "start", "--silent");
    for (const step of [
      "Generate",
      "Type-check",
      "create",
      "searchAll",
      "duplicate_email",
      "user_not_found",
    ]) {
      expect(output).toContain(step);
    }
  });
});
