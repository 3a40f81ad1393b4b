import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, bundleWhole } from "./bundle.ts";
import { describeBundles } from "./bundles.ts";
import { codeSize, REMEDY } from "./code-size.ts";
import { createProject, repository, run } from "./project.ts";
import { readme } from "./readme.ts";

const project = createProject();
afterAll(() => project.remove());

describe("the packed package, installed", () => {
  it("has dist and guides, and no tests, sources or scripts", () => {
    const files = readdirSync(join(project.folder, "node_modules/stytch-fetch")).sort();
    expect(files).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist",
      "docs",
      "generated",
      "package.json",
    ]);
  });

  it("is the file that the README installs", () => {
    const text = readFileSync(join(project.folder, "node_modules/stytch-fetch/README.md"), "utf8");
    const user = readFileSync(join(project.folder, "package.json"), "utf8");
    const [installed] = /[^/]+\.tgz/.exec(user)!;
    expect(text).toContain(`npm install ./${installed}`);
  });

  it("leads from its declarations to sources it ships, and from a stack to readable code", () => {
    const dist = join(project.folder, "node_modules/stytch-fetch/dist");
    const maps = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".map"),
    );
    expect(maps.length).toBeGreaterThan(20);
    for (const map of maps) {
      expect(map).toMatch(/\.d\.ts\.map$/);
      const { sources } = JSON.parse(readFileSync(join(dist, map), "utf8")) as { sources: string[] };
      for (const source of sources)
        expect(() => readFileSync(join(dist, map, "..", source)), map).not.toThrow();
    }
    project.write("stack.mjs", `import { createStytch } from "stytch-fetch"; createStytch({});`);
    const { stderr } = spawnSync(process.execPath, ["stack.mjs"], {
      cwd: project.folder,
      encoding: "utf8",
    });
    const [, file, line] = /at createStytch \(file:\/\/(\S+?):(\d+)/.exec(stderr)!;
    const before = readFileSync(file!, "utf8").split("\n").slice(0, Number(line));
    expect(before.findLast((text) => /^\/\/(#region)? ?src\//.test(text))).toMatch(/src\/(client|node)\//);
  });

  it("shows the document's descriptions on methods and fields", () => {
    const methods = readFileSync(
      join(project.folder, "node_modules/stytch-fetch/dist/types/generated/methods.d.ts"),
      "utf8",
    );
    const schema = readFileSync(
      join(project.folder, "node_modules/stytch-fetch/dist/types/generated/schema.d.ts"),
      "utf8",
    );
    expect(methods).toMatch(
      /\/\*\*\n\s+\* Create a user\.[^/]+`POST \/v1\/users`[\s\S]{0,200}?\s+readonly create: \(\s*params: api_user_v1_CreateRequest/,
    );
    expect(schema).toMatch(/\/\*\* [^\n]*email[^\n]* \*\/\n\s+email\?: EmailAddress \| undefined;/);
  });

  it("has the same errors in every entry", () => {
    project.write(
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
    expect(project.node("errors.mjs")).toBe("true true\n".repeat(4));
  });

  it("makes its first call from Node without loading Node's fetch, which takes 15 ms", () => {
    project.write(
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
    expect(project.node("light.mjs")).toBe("found\n0\n");
  });

  it("loads without a warning", () => {
    for (const entry of ["", "/node", "/sandbox", "/validate", "/clerk"].map(
      (name) => `stytch-fetch${name}`,
    )) {
      const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", `import "${entry}"`], {
        cwd: project.folder,
        encoding: "utf8",
      });
      expect(stderr, entry).toBe("");
    }
  });

  it("leaves out of a user's bundle what the user doesn't import", async () => {
    const bundled = (program: string): Promise<string> => {
      project.write("bundled.js", program);
      return bundle(join(project.folder, "bundled.js"));
    };
    expect(await bundled(`import "stytch-fetch"; import "stytch-fetch/sandbox";`)).toBe("");
    expect(await bundled(`export { isStytchError } from "stytch-fetch";`)).not.toContain("/v1/users");
    const client = await bundled(`export { createStytch } from "stytch-fetch";`);
    expect(client).toContain("/v1/users");
    expect(client).not.toMatch(/3\.1\.1|node:/);
    // What a page pays for it, in bytes. It may shrink; think twice before you let it grow.
    expect(codeSize(client), REMEDY).toBeLessThan(14_600);
  });

  // With openapi-fetch, for `raw`, and jose, for the checks of tokens.
  it.each([
    ["stytch-fetch", "browser", 27_800],
    ["stytch-fetch/node", "node", 32_500],
  ] as const)(
    "is no more than this in the one file of a bundle that doesn't split: %s",
    async (entry, platform, most) => {
      project.write("whole.js", `export { createStytch } from "${entry}";`);
      const whole = await bundleWhole(join(project.folder, "whole.js"), platform);
      expect(codeSize(whole), REMEDY).toBeLessThan(most);
    },
  );

  it("is no more than this larger with a gateway in it, the document's schemas and their check included", async () => {
    const sizeWith = async (name: string, gateway: string): Promise<number> => {
      project.write(name, `export { createStytch } from "stytch-fetch"; ${gateway}`);
      return codeSize(await bundleWhole(join(project.folder, name), "browser"));
    };
    const exported = `export { bearerToken, createGateway, session } from "stytch-fetch/gateway";`;
    const added = (await sizeWith("gateway.js", exported)) - (await sizeWith("client.js", ""));
    expect(added, REMEDY).toBeLessThan(31_600);
  });

  describeBundles(project.folder);

  describe("compiles the README's code", () => {
    // One program of both formats, as each run of the compiler reads all declarations.
    beforeAll(() => {
      const { imports, body } = readme();
      project.write("readme.ts", `${imports}\n${body}`);
      project.write("readme.cts", `${imports}\nasync function main() {\n${body}\n}\nvoid main();`);
      expect(project.tsc("typescript", "--module", "nodenext", "readme.ts", "readme.cts")).toBe("");
    });

    it("and runs it as ESM", () => {
      const [user, duplicate] = project.node("readme.js").split("\n");
      expect(user).toMatch(/^user-test-[0-9a-f-]{36} Ada$/);
      expect(duplicate).toMatch(/^duplicate_email request-id-test-/);
    });

    it("and runs it as CommonJS, by require()", () => {
      expect(readFileSync(join(project.folder, "readme.cjs"), "utf8")).toContain('require("stytch-fetch")');
      expect(project.node("--no-experimental-require-module", "readme.cjs")).toMatch(
        /^user-test-\S+ Ada\nduplicate_email /,
      );
    });
  });

  it("has a command, which serves a sandbox", async () => {
    expect(project.run("npx", "--no-install", "stytch-fetch", "--version")).toBe("0.1.0\n");
    const command = join(project.folder, "node_modules/stytch-fetch/dist/cli.js");
    const child = spawn(process.execPath, [command, "sandbox", "--port", "0", "--json"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = once(child, "close");
    let errors = "";
    child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
    for await (const line of createInterface(child.stdout)) {
      const { url, project_id, secret } = JSON.parse(line) as Record<string, string>;
      const headers = { authorization: `Basic ${btoa(`${project_id!}:${secret!}`)}` };
      const response = await fetch(`${url!}/v1/users`, {
        method: "POST",
        headers,
        body: `{"email":"a@b.co"}`,
      });
      expect(response.status).toBe(201);
      child.kill();
    }
    await ended;
    expect(errors).not.toContain("Error");
    expect.assertions(3);
  });

  it("generates a client with endpoints of the user's own, once openapi-typescript is installed", () => {
    const example = join(repository, "examples/own-endpoints");
    for (const file of ["notes.yaml", "program.ts"])
      project.write(`own/${file}`, readFileSync(join(example, file), "utf8"));
    const generate = (): string =>
      project.run(
        ...["npx", "--no-install", "stytch-fetch", "generate"],
        "--document",
        "own/notes.yaml",
        "--out",
        "own/stytch",
      );
    expect(generate).toThrow("Install it: npm install --save-dev openapi-typescript@7 typescript@5");
    for (const name of ["openapi-typescript", "typescript"])
      symlinkSync(join(repository, "node_modules", name), join(project.folder, "node_modules", name));
    expect(generate()).toBe("own/stytch/index.ts: users.addNote, notes.search.\n");
    const types = [
      "--noEmit",
      "--allowImportingTsExtensions",
      "--skipLibCheck",
      "own/program.ts",
      join(repository, "node_modules/@types/node/index.d.ts"),
    ];
    for (const compiler of ["typescript", "typescript-5.4", "typescript-7"] as const)
      expect(project.tsc(compiler, "--module", "nodenext", ...types)).toBe("");
    const output = project.node(
      "--import",
      join(repository, "scripts/typescript/register.js"),
      "own/program.ts",
    );
    expect(output).toMatch(/found 3 notes, 2 a page\n$/);
  });

  it("judges passwords by one copy of the words, in both formats and in one process", () => {
    const check = `(async () => {
       const sandbox = createSandbox({ projectId: "project-test-words", secret: "secret" });
       const response = await sandbox.fetch(new Request("http://localhost/v1/passwords/strength_check", {
         method: "POST",
         headers: { authorization: "Basic " + btoa("project-test-words:secret") },
         body: JSON.stringify({ password: "monkeydragon1" }),
       }));
       return (await response.json()).feedback.warning;
     })()`;
    project.write(
      "words.cjs",
      `const { createSandbox } = require("stytch-fetch/sandbox"); module.exports = ${check};`,
    );
    project.write(
      "words.mjs",
      `import { createSandbox } from "stytch-fetch/sandbox";
       import other from "./words.cjs";
       console.log(await ${check});
       console.log(await other);`,
    );
    const warning = "This is similar to a commonly used password\n";
    expect(project.node("--no-experimental-require-module", "words.mjs")).toBe(warning.repeat(2));
  });

  it("keeps the words in a page's bundle", async () => {
    project.write(
      "page.js",
      `import { createSandbox } from "stytch-fetch/sandbox"; globalThis.createSandbox = createSandbox;`,
    );
    expect(await bundleWhole(join(project.folder, "page.js"), "browser")).toContain("qaz2wsx");
  });

  it("serves a handler on a port", () => {
    project.write(
      "serve.mjs",
      `import { serve } from "stytch-fetch/node";
       const server = await serve(() => new Response("served"));
       console.log(await (await fetch(server.url)).text());
       await server.close();`,
    );
    expect(project.node("serve.mjs")).toBe("served\n");
  });

  it("gives the document and its schemas as JSON", () => {
    project.write(
      "json.mjs",
      `import document from "stytch-fetch/openapi.json" with { type: "json" };
       import user from "stytch-fetch/schemas/api_user_v1_User.json" with { type: "json" };
       console.log(document.openapi, user.title);`,
    );
    expect(project.node("json.mjs")).toBe("3.1.1 api_user_v1_User\n");
  });
});

describe("the examples", () => {
  // Those on logins and gateways are parts of a server, or of a page: test/examples/ and test/browser/ run them.
  const programs = readdirSync(join(repository, "examples")).filter((file) =>
    /^(?!login-|gateway-).*\.ts$/.test(file),
  );
  it.each(programs)("%s runs", (example) => {
    project.write(example, readFileSync(join(repository, "examples", example), "utf8"));
    const output = project.node("--import", join(repository, "scripts/typescript/register.js"), example);
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
