// Programs of a user, bundled and run: split, and in the one file that wrangler, Lambda and edge builds make.
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { parseAst } from "rolldown/parseAst";
import { transformSync } from "rolldown/utils";
import { describe, expect, it } from "vitest";
import { leadTo, openProxy, openServer } from "../node/proxies.ts";
import { loadedFiles } from "./bundle.ts";

const run = promisify(execFile);

const client = `{ projectId: "project-test-b", secret: "secret-test-b", baseUrl: "https://elsewhere.example" }`;
const calls = `
  const { user_id } = await stytch.users.get({ user_id: "a" });
  const { data } = await stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "a" } } });
  console.log(user_id, data.user_id);`;
const programs = {
  node: `import { createStytch } from "stytch-fetch/node";
    const stytch = createStytch(${client});
    (async () => { ${calls} await stytch.close(); })();`,
  fetch: `import { createStytch } from "stytch-fetch";
    const stytch = createStytch({ ...${client}, fetch: () => Response.json({ user_id: "found" }) });
    (async () => { ${calls} })();`,
  check: `import { createStytch } from "stytch-fetch";
    import { validator } from "stytch-fetch/validate";
    const fetch = () => Response.json({ user_id: 5 });
    const stytch = createStytch({ ...${client}, fetch, validate: validator("strict") });
    stytch.users.get({ user_id: "a" }).catch(({ message }) => console.log(message));`,
};

/** Each way of bundling, and the name of the bundle's first file. A bundler's warning is an error. */
const bundlers = {
  rolldown: { main: "main.mjs", bundle: (entry, out) => byRolldown(entry, out, true) },
  "rolldown, one file": { main: "main.mjs", bundle: (entry, out) => byRolldown(entry, out, false) },
  esbuild: { main: "main.mjs", bundle: (entry, out) => byEsbuild(entry, out, "esm", true) },
  "esbuild, one file": { main: "main.mjs", bundle: (entry, out) => byEsbuild(entry, out, "esm", false) },
  "esbuild, CommonJS": { main: "main.cjs", bundle: (entry, out) => byEsbuild(entry, out, "cjs", false) },
} satisfies Record<string, { main: string; bundle: (entry: string, out: string) => Promise<void> }>;

type Bundler = keyof typeof bundlers;

async function byRolldown(input: string, dir: string, split: boolean): Promise<void> {
  const bundle = await rolldown({
    input,
    platform: "node",
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  const names = { entryFileNames: "main.mjs", chunkFileNames: "[name].mjs" };
  await bundle.write({ dir, ...names, minify: true, ...(!split && { codeSplitting: false }) });
  await bundle.close();
}

async function byEsbuild(
  entry: string,
  outdir: string,
  format: "esm" | "cjs",
  splitting: boolean,
): Promise<void> {
  const { warnings } = await build({
    entryPoints: { main: entry },
    outdir,
    format,
    splitting,
    bundle: true,
    minify: true,
    platform: "node",
    outExtension: { ".js": format === "esm" ? ".mjs" : ".cjs" },
    logLevel: "silent",
  });
  expect(warnings).toEqual([]);
}

/** Tests bundles of the package that is installed in a project. */
export function describeBundles(project: string): void {
  /** Bundles a program to a folder of its own. */
  async function bundle(name: keyof typeof programs, bundler: Bundler): Promise<[main: string, out: string]> {
    const out = join(project, "bundles", `${name}, ${bundler}`);
    mkdirSync(out, { recursive: true });
    const entry = join(project, `${name}.js`);
    writeFileSync(entry, programs[name]);
    await bundlers[bundler].bundle(entry, out);
    return [join(out, bundlers[bundler].main), out];
  }

  describe.each(Object.keys(bundlers) as Bundler[])("a bundle by %s", (bundler) => {
    it("of the node entry calls through a proxy", async () => {
      const [main] = await bundle("node", bundler);
      const server = await openServer(true, (_, response) => {
        response.setHeader("content-encoding", "gzip").end(gzipSync('{"user_id":"found"}'));
      });
      const proxy = await openProxy(leadTo(server));
      const env = { ...process.env, HTTPS_PROXY: proxy.url, https_proxy: "", NO_PROXY: "", no_proxy: "" };
      const { stdout, stderr } = await run(process.execPath, [main], { env });
      expect([stdout, stderr]).toEqual(["found found\n", ""]);
      expect(proxy.asked.map(({ target }) => target)).toEqual(["elsewhere.example:443"]);
    });

    it("of the main entry calls its fetch", async () => {
      const [main] = await bundle("fetch", bundler);
      const { stdout, stderr } = await run(process.execPath, [main]);
      expect([stdout, stderr]).toEqual(["found found\n", ""]);
    });
  });

  describe("a bundle", () => {
    it("has the document's schemas where a validator is passed in, and nowhere else", async () => {
      const schema = "api_user_v1_CreateResponse";
      const [main] = await bundle("check", "rolldown, one file");
      const { stdout } = await run(process.execPath, [main]);
      expect(stdout).toMatch(/^GET \/v1\/users\/\{user_id\} → 200: the answer breaks the document: /);
      expect(readFileSync(main, "utf8")).toContain(schema);
      const [without] = await bundle("fetch", "rolldown, one file");
      expect(readFileSync(without, "utf8")).not.toContain(schema);
    });

    it("of which a file is missing rejects the call that needs it with a StytchError", async () => {
      const [main, out] = await bundle("fetch", "rolldown");
      const loaded = loadedFiles(main);
      const later = readdirSync(out).filter((file) => !loaded.includes(file));
      expect(later).not.toEqual([]);
      for (const file of later) rmSync(join(out, file));
      await expect(run(process.execPath, [main])).rejects.toThrow(
        /StytchConfigError\]?: raw can't be loaded\. Deploy every file/,
      );
    });
  });

  it("has no syntax newer than ES2022, which the oldest of the platforms' bundlers take", () => {
    const dist = join(project, "node_modules/stytch-fetch/dist");
    const files = new Set(["index.js", "node.js"].map((file) => join(dist, file)));
    // A set's iteration reaches what is added on the way.
    for (const file of files) {
      const code = readFileSync(file, "utf8");
      for (const [, path] of code.matchAll(/["'](\.\.?\/[^"']+)["']/g)) files.add(join(file, "..", path!));
      const [older, newest] = ["es2022", "esnext"].map(
        (target) => transformSync(file, code, { target }).code,
      );
      expect(older, file).toBe(newest);
      for (const statement of parseAst(code).body) {
        if ("attributes" in statement) expect(statement.attributes, file).toEqual([]);
      }
    }
    expect(files.size).toBeGreaterThan(5);
  });
}
