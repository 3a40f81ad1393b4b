// Programs of a user, bundled and run: split, and in the one file that wrangler, Lambda and edge builds make.
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
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
    const stytch = createStytch(${client}); ${calls}
    await stytch.close();`,
  fetch: `import { createStytch } from "stytch-fetch";
    const stytch = createStytch({ ...${client}, fetch: () => Response.json({ user_id: "found" }) }); ${calls}`,
  check: `import { createStytch } from "stytch-fetch";
    import { validator } from "stytch-fetch/validate";
    const fetch = () => Response.json({ user_id: 5 });
    const stytch = createStytch({ ...${client}, fetch, validate: validator("strict") });
    await stytch.users.get({ user_id: "a" }).catch(({ message }) => console.log(message));`,
};

/** Tests bundles of the package that is installed in a project. */
export function describeBundles(project: string): void {
  /** Bundles a program, and fails for what a bundler would warn of. */
  async function bundleTo(name: string, program: string, split: boolean): Promise<string> {
    const folder = join(project, "bundles", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(project, `${name}.js`), program);
    const build = await rolldown({
      input: join(project, `${name}.js`),
      platform: program.includes("stytch-fetch/node") ? "node" : "browser",
      onLog: (level, { message }) => {
        if (level === "warn") throw new Error(message);
      },
    });
    const names = { entryFileNames: "main.mjs", chunkFileNames: "[name].mjs" };
    await build.write({ dir: folder, ...names, minify: true, ...(!split && { codeSplitting: false }) });
    await build.close();
    return folder;
  }

  describe("a bundle", () => {
    it.each([true, false])("of the node entry calls through a proxy (split: %s)", async (split) => {
      const folder = await bundleTo(`node-${split}`, programs.node, split);
      expect(readdirSync(folder).length > 1).toBe(split);
      const server = await openServer(true, (_, response) => {
        response.setHeader("content-encoding", "gzip").end(gzipSync('{"user_id":"found"}'));
      });
      const proxy = await openProxy(leadTo(server));
      const env = { ...process.env, HTTPS_PROXY: proxy.url, https_proxy: "", NO_PROXY: "", no_proxy: "" };
      const { stdout, stderr } = await run(process.execPath, [join(folder, "main.mjs")], { env });
      expect([stdout, stderr]).toEqual(["found found\n", ""]);
      expect(proxy.asked.map(({ target }) => target)).toEqual(["elsewhere.example:443"]);
    });

    it.each([true, false])("of the main entry calls its fetch (split: %s)", async (split) => {
      const folder = await bundleTo(`fetch-${split}`, programs.fetch, split);
      expect(readdirSync(folder).length > 1).toBe(split);
      const { stdout, stderr } = await run(process.execPath, [join(folder, "main.mjs")]);
      expect([stdout, stderr]).toEqual(["found found\n", ""]);
    });

    it("has the document's schemas where a validator is passed in, and nowhere else", async () => {
      const folder = await bundleTo("check", programs.check, false);
      const { stdout } = await run(process.execPath, [join(folder, "main.mjs")]);
      expect(stdout).toMatch(/^GET \/v1\/users\/\{user_id\} → 200: the answer breaks the document: /);
      const without = await bundleTo("no-check", programs.fetch, false);
      expect(readFileSync(join(without, "main.mjs"), "utf8")).not.toMatch(
        /api_user_v1_CreateRequest|2020-12/,
      );
    });

    it("of which a file is missing rejects the call that needs it with a StytchError", async () => {
      const folder = await bundleTo("missing", programs.fetch, true);
      const loaded = loadedFiles(join(folder, "main.mjs"));
      const later = readdirSync(folder).filter((file) => !loaded.includes(file));
      expect(later).not.toEqual([]);
      for (const file of later) rmSync(join(folder, file));
      const main = run(process.execPath, [join(folder, "main.mjs")]);
      await expect(main).rejects.toThrow(/StytchConfigError\]?: raw can't be loaded\. Deploy every file/);
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
