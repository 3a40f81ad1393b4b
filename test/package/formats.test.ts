// Both formats of the packed package: what an import gives where, by real resolution, and how two copies get along.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type Token } from "acorn";
import { parts } from "../../scripts/build/bundle.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadedFiles } from "./bundle.ts";
import { createProject, repository } from "./project.ts";

const project = createProject();
afterAll(() => project.remove());
const installed = join(project.folder, "node_modules/stytch-fetch");

/** As hosts have it that keep `require()` from loading ES modules. */
const WITHOUT_ESM = "--no-experimental-require-module";

const { exports: fields } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  exports: Record<string, object | string>;
};
const entries = Object.keys(fields)
  .filter((path) => typeof fields[path] === "object" && path !== "./opentelemetry")
  .map((path) => path.replace(".", "stytch-fetch"));

beforeAll(() => {
  project.write(
    "calls.js",
    `exports.check = async ({ createStytch, isStytchError }, { createSandbox }, node, { validator }) => {
       const credentials = { projectId: "project-test-formats", secret: "secret-test-formats" };
       const sandbox = createSandbox(credentials);
       const server = await node.serve(sandbox.fetch);
       const lines = [];
       for (const [create, options] of [
         [createStytch, { fetch: sandbox.fetch, validate: validator("strict") }],
         [createStytch, { baseUrl: server.url }],
         [node.createStytch, { baseUrl: server.url }],
       ]) {
         sandbox.reset();
         const stytch = create({ ...credentials, ...options });
         const { user_id } = await stytch.users.create({ email: "ada@example.com" });
         const refused = await stytch.users.create({ email: "ada@example.com" }).catch((error) => error);
         const { data } = await stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
         const found = [];
         for await (const user of stytch.users.searchAll()) found.push(user.user_id);
         const isSame = data.user_id === user_id && found.join() === user_id;
         lines.push([isSame, isStytchError(refused, "duplicate_email")].join(" "));
         await stytch.close?.();
       }
       await server.close();
       return lines.join("\\n");
     };`.replaceAll(/^ {5}/gm, ""),
  );
  project.write("package.json", JSON.stringify({ private: true, type: "commonjs" }));
});

const everyClient = "true true\ntrue true\ntrue true\n";

describe("CommonJS", () => {
  it("loads every entry where require() can't load ES modules, without a warning", () => {
    project.write(
      "all.js",
      `process.on("warning", ({ message }) => console.log(message));
       for (const entry of ${JSON.stringify(entries)}) require(entry);
       console.log(Object.keys(require.cache).filter((file) => !file.endsWith(".cjs") && file !== __filename).length);`,
    );
    // Beside them, the packages that are the user's to share.
    expect(Number(project.node(WITHOUT_ESM, "all.js"))).toBeLessThan(12);
  });

  it("calls, searches, validates, serves and has raw there, as ES modules do", () => {
    project.write(
      "require.js",
      `const { check } = require("./calls.js");
       const [main, ...others] = ["", "/sandbox", "/node", "/validate"].map((path) => require("stytch-fetch" + path));
       check(main, ...others).then(console.log);`,
    );
    expect(project.node(WITHOUT_ESM, "require.js")).toBe(everyClient);
    project.write(
      "import.mjs",
      `import { check } from "./calls.js";
       import * as main from "stytch-fetch";
       import * as sandbox from "stytch-fetch/sandbox";
       import * as node from "stytch-fetch/node";
       import * as validate from "stytch-fetch/validate";
       console.log(await check(main, sandbox, node, validate));`,
    );
    expect(project.node("import.mjs")).toBe(everyClient);
  });

  it("has the names that ES modules have, and each of them is found without running it", () => {
    project.write(
      "names.mjs",
      `import { createRequire } from "node:module";
       const require = createRequire(import.meta.url);
       for (const entry of ${JSON.stringify(entries)}) {
         const names = Object.keys(await import(entry)).sort().join();
         const found = Object.keys(await import(require.resolve(entry))).filter((name) => !/^(default|module\\.exports)$/.test(name)).sort().join();
         console.log(names === Object.keys(require(entry)).sort().join() && names === found);
       }`,
    );
    expect(project.node("names.mjs")).toBe("true\n".repeat(entries.length));
  });
});

describe("two copies in one process", () => {
  it.each([
    ["CommonJS", "require"],
    ["an ES module", "import"],
  ])("get along: the client is %s, all else the other format", (_, client) => {
    project.write(
      "both.mjs",
      `import { createRequire } from "node:module";
       import { channel } from "node:diagnostics_channel";
       import { check } from "./calls.js";
       const require = createRequire(import.meta.url);
       const load = { import: (entry) => import(entry), require: async (entry) => require(entry) };
       const one = load.${client}, other = load.${client === "import" ? "require" : "import"};
       const main = await one("stytch-fetch"), theirs = await other("stytch-fetch");
       const sandbox = await other("stytch-fetch/sandbox"), node = await one("stytch-fetch/node");
       console.log(main.StytchError !== theirs.StytchError);
       const { serve } = await other("stytch-fetch/node");
       const guarded = { ...main, isStytchError: theirs.isStytchError };
       console.log(await check(guarded, sandbox, { ...node, serve }, await other("stytch-fetch/validate")));
       const thrown = [() => sandbox.createSandbox({}), () => theirs.createStytch({})].map((run) => { try { run(); } catch (error) { return error; } });
       console.log(thrown.map((error) => [error instanceof main.StytchConfigError, error instanceof main.StytchError, error instanceof main.StytchAPIError].join(" ")).join());
       // A fetch that throws an error of the other copy.
       const fetch = async () => { throw thrown[0]; };
       const failed = await main.createStytch({ projectId: "project-test-a", secret: "s", fetch, retry: false }).users.get({ user_id: "u" }).catch((error) => error);
       console.log(theirs.isStytchError(failed));
       const told = [];
       channel("stytch-fetch:request").subscribe(() => told.push("channel"));
       const hooks = { onRequest: () => told.push("hook") };
       const credentials = { projectId: "project-test-a", secret: "s" };
       const ours = sandbox.createSandbox(credentials);
       for (const { createStytch } of [main, theirs]) await createStytch({ ...credentials, fetch: ours.fetch, hooks }).users.search({});
       console.log(told.join());
       const reply = await theirs.fakeReply({ user_id: "u" }).withResponse();
       console.log(reply.response.status);`,
    );
    expect(project.node(WITHOUT_ESM, "both.mjs")).toBe(
      `true\n${everyClient}true true false,true true false\ntrue\nhook,channel,hook,channel\n200\n`,
    );
  });
});

describe("the main entry", () => {
  /** The files that an import and a require() give, of a runtime that goes by this condition. */
  const resolve = (...conditions: string[]): string[] => {
    project.write("resolve.mjs", `console.log(import.meta.resolve("stytch-fetch"));`);
    project.write("resolve.cjs", `console.log(require.resolve("stytch-fetch"));`);
    const flags = conditions.map((condition) => `--conditions=${condition}`);
    return ["resolve.mjs", "resolve.cjs"].map((file) =>
      project
        .node(...flags, file)
        .trim()
        .replace(/.*\/dist\//, ""),
    );
  };

  it("is over Node's HTTP client in Node, and in what goes by Node's condition", () => {
    expect(resolve()).toEqual(["index.node.js", "cjs/index.node.cjs"]);
    expect(resolve("electron", "module", "production")).toEqual(["index.node.js", "cjs/index.node.cjs"]);
  });

  it.each(["browser", "react-native", "workerd", "edge-light", "worker", "deno", "bun"])(
    "is over fetch by the condition %s, also where that of Node is there",
    (condition) => {
      expect(resolve(condition)).toEqual(["index.js", "cjs/index.cjs"]);
    },
  );

  it("is over fetch for what reads no conditions", () => {
    const { main } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { main: string };
    expect(main).toBe("./dist/cjs/index.cjs");
  });

  it("starts from few files of its own, whatever it is made of", () => {
    expect(loadedFiles(join(installed, "dist/index.js"))).toEqual(["index.js", "chunks/client.js"]);
    expect(loadedFiles(join(installed, "dist/index.node.js")).sort()).toEqual([
      "chunks/client-node.js",
      "chunks/client.js",
      "index.node.js",
    ]);
    project.write(
      "started.js",
      `require(process.argv[2]);
       console.log(Object.keys(require.cache).filter((file) => file !== __filename).length);`,
    );
    expect(project.node("started.js", "stytch-fetch")).toBe("4\n");
    expect(project.node("--conditions=browser", "started.js", "stytch-fetch")).toBe("2\n");
  });
});

describe("published code", () => {
  const files = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" });

  it.each([
    ["ES modules", ".js", "module"],
    ["CommonJS", ".cjs", "script"],
  ] as const)(
    "of %s is ES2022, which the bundlers of older tools read: no import of JSON",
    (_, extension, sourceType) => {
      const code = files.filter((file) => file.endsWith(extension));
      expect(code.length).toBeGreaterThan(10);
      for (const file of code) {
        const text = readFileSync(join(installed, "dist", file), "utf8");
        const words: (string | undefined)[] = [];
        const onToken = ({ type }: Token): void => void words.push(type.keyword);
        const options = { ecmaVersion: 2022, sourceType, allowHashBang: true, onToken } as const;
        expect(() => parse(text, options), file).not.toThrow();
        expect(text, file).not.toMatch(/(from|import|require)\s*\(?["'][^"']+\.json["']/);
        if (extension === ".cjs") expect(words, file).not.toContain("import");
      }
    },
  );

  it("has the licences of what isn't our own", () => {
    const text = readFileSync(join(installed, "dist/LICENSES.txt"), "utf8");
    for (const name of ["openapi-fetch", "openapi-typescript-helpers", "zxcvbn", ...parts])
      expect(text).toContain(`${name}\n\n`);
    expect(text.split(`\n${"-".repeat(80)}\n`)).toHaveLength(parts.length + 3);
  });
});
