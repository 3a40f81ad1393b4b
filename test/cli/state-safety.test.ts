// A state file that isn't as it should be, or stands where others put things: nothing of it is lost, and nothing else.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { folder, runHere, sandbox } from "./helpers.ts";
import { create, emailsIn, emailsInFile } from "./users.ts";

const email = "ada@example.com";

/** A state with one user, as text. */
function state(metadata: Record<string, unknown> = { plan: "pro" }): string {
  const seed = [{ email, trusted_metadata: metadata }];
  const options = { projectId: "project-test-writer", secret: "secret-test-writer", seed };
  return JSON.stringify(createSandbox(options).snapshot());
}

/** A file in a folder of its own. */
function fileOf(contents: string | Buffer = state()): { here: string; path: string } {
  const here = folder();
  const path = join(here, "state.json");
  writeFileSync(path, contents);
  return { here, path };
}

/** Starts the command on a file, which it must refuse. */
async function refusal(flag: string, path: string): Promise<string> {
  const { code, stdout, stderr } = await runHere(["sandbox", "--port", "0", flag, path]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  return stderr;
}

const unreadable: Readonly<Record<string, [contents: string | Buffer, message: RegExp]>> = {
  "Latin-1": [Buffer.from(state({ city: "Málaga" }), "latin1"), /is not valid UTF-8\. Save it as UTF-8\./],
  "half a character at its end": [Buffer.from(`"é`).subarray(0, -1), /is not valid UTF-8/],
  "half a surrogate pair": [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), /is not valid UTF-8/],
  "a byte order mark": [
    `\uFEFF${state()}`,
    /begins with a byte order mark \(BOM\)\. Save it as UTF-8 without/,
  ],
  "UTF-16": [Buffer.from(`\uFEFF${state()}`, "utf16le"), /begins with the byte order mark \(BOM\) of UTF-16/],
  "a key twice": [
    state().replace("{", '{"version":1,'),
    /one key twice, line 1, column \d+\. Leave one out\./,
  ],
  "a user's key twice": [state().replace('"emails"', '"name":{},"emails"'), /one key twice/],
  "a key of metadata twice": [
    state({ a: 1, b: { c: 2, d: [3] } }).replace('"c":2', '"c":2,"c":2'),
    /key twice/,
  ],
  "a key twice, written in two ways": [
    state({ abc: 1 }).replace('"abc":1', String.raw`"abc":1,"\u0061bc":2`),
    /key twice/,
  ],
  "a whole number beyond 2^53": [
    state({ id: 1 }).replace('"id":1', '"id":9007199254740993'),
    /a number of more digits than JavaScript keeps, line 1, column \d+\. Make it a string\./,
  ],
  "a number of many decimals": [state({ n: 1 }).replace('"n":1', '"n":0.1234567890123456789'), /more digits/],
  "a number beyond all": [state({ n: 1 }).replace('"n":1', '"n":1e999'), /more digits/],
  "a number so small that it is nothing": [state({ n: 1 }).replace('"n":1', '"n":1e-999'), /more digits/],
  "__proto__ twice": [state().replace("{", '{"__proto__":1,"__proto__":2,'), /key twice/],
};

describe.each(["--state", "--seed"])("a file for %s", (flag) => {
  it.each(Object.entries(unreadable))(
    "with %s is refused and left as it is",
    async (_, [contents, message]) => {
      const { here, path } = fileOf(contents);
      const before = readFileSync(path);
      const stderr = await refusal(flag, path);
      expect(stderr).toMatch(message);
      expect(stderr).toContain(`${flag}: ${path} `);
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(here)).toEqual(["state.json"]);
    },
  );
});

describe("a state file", () => {
  it("may have equal keys in different objects, and texts like JSON", async () => {
    const metadata = {
      a: { a: { a: [{ a: 1 }, { a: 2 }] }, b: "a" },
      b: ['{"a":1,"a":2}', "\\", '\\"', "{", "a", "a"],
      '\\"': '"',
      "\\": { "{": "}" },
      numbers: [9007199254740991, -0.1, 1e21, 1.7976931348623157e308, 5e-324, 0.30000000000000004, 100, 0],
      texts: ["12345678901234567890", '"1e999'],
    };
    const { path } = fileOf(JSON.stringify(JSON.parse(state(metadata)), undefined, 2));
    const running = await sandbox(["--state", path]);
    expect(await emailsIn(running)).toEqual([email]);
    await running.stop();
    const { users } = JSON.parse(readFileSync(path, "utf8")) as { users: { trusted_metadata: unknown }[] };
    expect(users[0]!.trusted_metadata).toEqual(metadata);
  });

  it("that is a link to nothing yet is made where the link leads, through further links", async () => {
    const here = folder();
    mkdirSync(join(here, "far"));
    symlinkSync("middle.json", join(here, "link.json"));
    symlinkSync("far/real.json", join(here, "middle.json"));
    const running = await sandbox(["--state", join(here, "link.json")]);
    expect(existsSync(join(here, "far/real.json.lock"))).toBe(true);
    await create(running, email);
    await running.stop();
    for (const link of ["link.json", "middle.json"]) {
      expect(lstatSync(join(here, link)).isSymbolicLink(), link).toBe(true);
    }
    expect(readdirSync(join(here, "far"))).toEqual(["real.json"]);
    expect(await emailsInFile(join(here, "link.json"))).toEqual([email]);
  });

  it("can't be a link that leads back to itself", async () => {
    const here = folder();
    symlinkSync("b.json", join(here, "a.json"));
    symlinkSync("a.json", join(here, "b.json"));
    expect(await refusal("--state", join(here, "a.json"))).toMatch(/is a link that leads back to itself/);
    expect(readdirSync(here)).toEqual(["a.json", "b.json"]);
  });

  it("can't be a folder, a pipe or a device", async () => {
    const here = folder();
    mkdirSync(join(here, "folder"));
    execFileSync("mkfifo", [join(here, "pipe")]);
    symlinkSync("/dev/null", join(here, "device"));
    const before = readdirSync(here);
    for (const name of before) {
      expect(await refusal("--state", join(here, name)), name).toMatch(/is not an ordinary file/);
    }
    expect(readdirSync(here)).toEqual(before);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)("can't be read-only", async () => {
    const { path } = fileOf();
    chmodSync(path, 0o444);
    expect(await refusal("--state", path)).toMatch(/is read-only/);
  });

  it.each(["600", "664", "666"])(
    "keeps its mode %s under any umask, and a new one is the user's",
    async (octal) => {
      const mode = parseInt(octal, 8);
      const { here, path } = fileOf();
      chmodSync(path, mode);
      for (const umask of ["0o077", "0"]) {
        const env = { NODE_OPTIONS: `--import=data:text/javascript,process.umask(${umask})` };
        const fresh = join(here, `new-${umask}.json`);
        for (const file of [path, fresh]) {
          const running = await sandbox(["--state", file], undefined, env);
          await create(running, `${umask}@example.com`);
          expect(await running.stop()).toBe(0);
        }
        expect(statSync(path).mode & 0o777).toBe(mode);
        expect(statSync(fresh).mode & 0o777).toBe(0o600);
      }
    },
  );

  it("is never written through what stands in the temporary file's place", async () => {
    const { here, path } = fileOf();
    const victim = join(here, "victim.txt");
    writeFileSync(victim, "precious");
    const put: readonly (() => void)[] = [
      () => symlinkSync("victim.txt", `${path}.tmp`),
      () => symlinkSync("nowhere.txt", `${path}.tmp`),
      () => writeFileSync(`${path}.tmp`, "of another", { mode: 0o666 }),
      () => execFileSync("mkfifo", [`${path}.tmp`]),
    ];
    for (const [i, step] of put.entries()) {
      rmSync(path);
      step();
      const running = await sandbox(["--state", path]);
      await create(running, `${i}@example.com`);
      expect(await running.stop()).toBe(0);
      expect(await emailsInFile(path)).toEqual([`${i}@example.com`]);
      expect(lstatSync(path).isFile()).toBe(true);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect(readFileSync(victim, "utf8")).toBe("precious");
    expect(readdirSync(here).sort()).toEqual(["state.json", "victim.txt"]);
  });

  it("that can't be put in its place leaves no temporary file behind", async () => {
    const { here, path } = fileOf();
    const running = await sandbox(["--state", path, "--quiet"]);
    await eventually(() => expect(existsSync(`${path}.tmp`)).toBe(false));
    renameSync(path, `${path}.old`);
    mkdirSync(path);
    await create(running, "grace@example.com");
    await eventually(() =>
      expect(running.stderr()).toMatch(/can't be written \(E\w+\)\. The next change tries again/),
    );
    expect(readdirSync(here).sort()).toEqual(["state.json", "state.json.lock", "state.json.old"]);
    rmdirSync(path);
    await create(running, "hedy@example.com");
    expect(await running.stop()).toBe(0);
    expect(await emailsInFile(path)).toHaveLength(3);
  });

  it("that another program changes meanwhile is left as that has it", async () => {
    const { path } = fileOf();
    const running = await sandbox(["--state", path, "--quiet"]);
    await create(running, "grace@example.com");
    await eventually(async () => expect(await emailsInFile(path)).toHaveLength(2));
    const edited = state({ plan: "edited" });
    writeFileSync(path, edited);
    await create(running, "hedy@example.com");
    await eventually(() =>
      expect(running.stderr()).toMatch(
        /was changed by another program, and is left as it is\. Start the sandbox again/,
      ),
    );
    expect(await running.stop()).toBe(1);
    expect(readFileSync(path, "utf8")).toBe(edited);
  });
});

describe("what stands where the lock belongs", () => {
  it.each<[string, (path: string) => void]>([
    ["a folder", (path) => mkdirSync(path)],
    ["a link", (path) => symlinkSync("elsewhere", path)],
    ["a pipe", (path) => void execFileSync("mkfifo", [path])],
  ])("and is %s is refused", async (_, put) => {
    const { here, path } = fileOf();
    put(`${path}.lock`);
    expect(await refusal("--state", path)).toMatch(/\.lock stands where the lock belongs, and is no file/);
    expect(readdirSync(here)).toEqual(["state.json", "state.json.lock"]);
  });

  it.each(["null", "[]", "1", '"x"', ...[-1, 0, 1.5, '"1"', "1e999", 2 ** 53].map((pid) => `{"pid":${pid}`)])(
    "and names no process, as %s, is taken over",
    async (text) => {
      const { path } = fileOf();
      const whole = text.startsWith("{") ? `${text},"started":null,"host":"${hostname()}"}` : text;
      writeFileSync(`${path}.lock`, whole);
      const running = await sandbox(["--state", path]);
      expect(await running.stop()).toBe(0);
      expect(existsSync(`${path}.lock`)).toBe(false);
    },
  );
});
