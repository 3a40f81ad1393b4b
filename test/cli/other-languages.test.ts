// docs/other-languages.md: its code for Node and its lines of curl run against the command, as they are written there.
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { folder, sandbox, type Running } from "./helpers.ts";
import { create } from "./users.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(`${root}docs/other-languages.md`, "utf8");
const codeIn = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page)![1]!;
const address = "http://127.0.0.1:4010";

it("the page's code for the official SDK of Node creates a user", async () => {
  const flags = codeIn("sh").trim().split(/\s+/).slice(3);
  expect(flags.slice(0, 2)).toEqual(["--port", new URL(address).port]);
  const { url, call } = await sandbox(flags.slice(2));
  const code = codeIn("js");
  expect(code.split(address)).toHaveLength(3);
  const args = ["--input-type=module", "--eval", code.replaceAll(address, url)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  const user = (await (await call("GET", `/v1/users/${stdout.trim()}`)).json()) as object;
  expect(user).toMatchObject({ emails: [{ email: "ada@example.com" }] });
});

/** Each language that has its SDK here, with the blocks of code for it, and how a program of them is run. */
const languages = [
  {
    language: "js",
    probe: undefined,
    command: (code: string) => [process.execPath, "--input-type=module", "-e", code],
  },
  {
    language: "python",
    probe: ["python3", "-c", "import stytch"],
    command: (code: string) => ["python3", "-c", code],
  },
  {
    language: "ruby",
    probe: ["ruby", "-e", "require 'stytch'"],
    command: (code: string) => ["ruby", "-e", code],
  },
] as const;

describe.each(languages)("the page's code in $language", ({ language, probe, command }) => {
  const isAtHand = !probe || spawnSync(probe[0], probe.slice(1)).status === 0;

  it.skipIf(!isAtHand)(
    "logs a user in by the code of the control, checks the session, and logs out",
    async () => {
      const { url, call, controlToken } = await sandbox([
        "--control",
        ...codeIn("sh").trim().split(/\s+/).slice(5),
      ]);
      const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))];
      expect(blocks).toHaveLength(2);
      const program = blocks.map(([, code]) => code!).join("\n");
      const [file, ...args]: readonly string[] = command(program.replaceAll(address, url));
      const env = { ...process.env, TOKEN: controlToken };
      const { stdout } = await promisify(execFile)(file!, args, { cwd: root, env });
      const [created, loggedIn] = stdout.trim().split("\n");
      expect(created).toMatch(/^user-test-/);
      expect(loggedIn).toBe(created);
      const left: unknown = await (await call("GET", `/v1/sessions?user_id=${loggedIn!}`)).json();
      expect(left).toMatchObject({ sessions: [] });
    },
  );
});

// Slim images have no curl.
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

it.skipIf(!hasCurl)("the page's lines for the control each do what the table says", async () => {
  const running = await sandbox(["--control"]);
  const section = page.slice(page.indexOf("## Steering"), page.indexOf("## Good to know"));
  const [, code] = /^```sh\n([\s\S]*?)^```$/m.exec(section)!;
  const [define, ...lines] = code!.replaceAll(address, running.url).trim().split(/\n+/);
  const cwd = folder();
  const answers: Record<string, string> = {};
  await create(running, "ada@example.com");
  for (const line of lines) {
    const env = { PATH: process.env["PATH"], TOKEN: running.controlToken, USER_ID: "" };
    // After the reset.
    if (line.includes("$USER_ID")) {
      const created = await running.call("POST", "/v1/users", { email: "grace@example.com" });
      env.USER_ID = ((await created.json()) as { user_id: string }).user_id;
    }
    const { stdout } = await promisify(execFile)("sh", ["-e", "-c", `${define!}\n${line}`], { cwd, env });
    const [method = line.includes(" -d ") ? "POST" : "GET"] = /(?<=-X )\w+/.exec(line) ?? [];
    answers[`${method} ${/(?<=__sandbox\/)[a-z/]+/.exec(line)![0]}`] = stdout;
  }
  const rows = [...section.matchAll(/^\| `([a-z/]+)` +\| (\w+)/gm)].map(
    ([, path, method]) => `${method!} ${path!}`,
  );
  expect(Object.keys(answers)).toEqual(rows);
  expect(rows.sort()).toEqual(await offered(running));
  // The reset came first.
  expect(JSON.parse(readFileSync(join(cwd, "state.json"), "utf8"))).toMatchObject({ users: [] });
  const [before, after] = ["GET clock", "POST clock/advance"].map((name) =>
    Date.parse((JSON.parse(answers[name]!) as { now: string }).now),
  );
  expect(after! - before!).toBeGreaterThanOrEqual(3_600_000);
  expect(answers["GET calls"]).toBe("[]");
});

/** What the control has, by its own words. */
async function offered({ control }: Running): Promise<string[]> {
  const { error_message } = (await (await control("GET", "/__sandbox/")).json()) as { error_message: string };
  const paths = /there are (.*)\.$/.exec(error_message)![1]!.split(", ");
  const allowed = paths.map(async (path) => {
    const response = await control("PATCH", `/__sandbox/${path}`);
    return response.headers
      .get("allow")!
      .split(", ")
      .map((method) => `${method} ${path}`);
  });
  return (await Promise.all(allowed)).flat().sort();
}

it("the page has code for each language, and the installed SDK's version", () => {
  for (const language of ["js", "python", "ruby", "go", "kotlin"])
    expect(codeIn(language)).toContain(address);
  const { version } = JSON.parse(readFileSync(`${root}node_modules/stytch/package.json`, "utf8")) as {
    version: string;
  };
  expect(page).toContain(`Node ${version},`);
});
