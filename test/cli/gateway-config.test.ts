// The gateway's command line, file and environment: what is refused, by what name, and that no secret is repeated.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { projectId, secret } from "../helpers.ts";
import { configFile } from "./gateway-helpers.ts";
import { folder, run, runHere } from "./helpers.ts";

const VARIABLES = [
  "STYTCH_PROJECT_ID",
  "STYTCH_SECRET",
  "STYTCH_BASE_URL",
  "STYTCH_GATEWAY_TOKEN",
  "REDIS_URL",
];

/** Runs the command with variables of the environment, which must refuse to begin. */
async function refusal(args: readonly string[], env: Record<string, string> = {}) {
  for (const name of VARIABLES) vi.stubEnv(name, env[name]);
  const { code, stdout, stderr } = await runHere(["gateway", "--port", "0", ...args]);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^stytch-fetch: ./);
  expect(stderr).not.toMatch(/\n +at /);
  expect(stderr).not.toContain("marker-3f9a");
  return { code, message: stderr.slice("stytch-fetch: ".length).trimEnd() };
}

afterEach(() => void vi.unstubAllEnvs());

describe("the command line of a gateway", () => {
  it("is shown by --help within 80 columns, with what comes from the environment", async () => {
    const { code, stdout } = await run(["gateway", "--help"]);
    expect(code).toBe(0);
    const flags = ["config", "sandbox", "seed", "env-file", "credentials", "port", "host", "json", "quiet"];
    for (const flag of flags) {
      expect(stdout).toMatch(new RegExp(`\\n {2}--${flag} `));
    }
    for (const name of VARIABLES) expect(stdout).toContain(`\n  ${name} `);
    expect(stdout).not.toContain("--secret");
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThan(81);
  });

  it.each([
    [["--secret", "marker-3f9a"], "--secret isn't taken", "STYTCH_SECRET"],
    [["--secret=marker-3f9a"], "--secret isn't taken", "STYTCH_SECRET"],
    [["--secret"], "--secret isn't taken", "STYTCH_SECRET"],
    [["--project-id", "marker-3f9a"], "--project-id isn't taken", "STYTCH_PROJECT_ID"],
    [["--base-url", "https://marker-3f9a.example"], "--base-url isn't taken", "STYTCH_BASE_URL"],
    [["--token", "marker-3f9a"], "--token isn't taken", "STYTCH_GATEWAY_TOKEN"],
    [["--redis-url", "redis://:marker-3f9a@host"], "--redis-url isn't taken", "REDIS_URL"],
    [["--sandbox", "--secrt=marker-3f9a"], "has no option --secrt. Did you mean --secret?", ""],
  ])("takes no secret: %j", async (args, message, variable) => {
    const refused = await refusal(args);
    expect(refused.message).toContain(message);
    expect(refused.message).toContain(variable);
    expect(refused.code).toBe(2);
  });

  it.each([
    [[], "gateway needs --config=<file.json>, which says what may be called; or --sandbox"],
    [["--seed", "users.json"], "gateway needs --config"],
    [["--config", "gateway.json", "--seed", "users.json"], "--seed fills a sandbox, and there is none."],
    [["--config"], "--config needs a value: --config=<file.json>."],
    [["--sandbox=yes"], "--sandbox takes no value. Write it alone."],
    [["gateway.json"], 'gateway takes no "gateway.json".'],
    [["--sandbox", "--port", "x"], "--port must be a number from 0 to 65535"],
    [["--sandbox", "--cnofig", "x"], "gateway has no option --cnofig. Did you mean --config?"],
  ])("ends with 2 for %j", async (args, message) => {
    const refused = await refusal(args);
    expect(refused.message).toContain(message);
    expect(refused.code).toBe(2);
  });
});

describe("the file of a gateway", () => {
  it.each<[string, unknown, string]>([
    ["no JSON", "{", "is not valid JSON."],
    ["empty", "", "is empty."],
    ["a key twice", '{"allow": [], "allow": ["users.get"]}', "has an object with one key twice"],
    ["a list", [], "the file takes an object, not an array."],
    ["a text", '"users.get"', "the file takes an object, not a string."],
    ["a near name", { alow: [] }, 'it can\'t have "alow". Did you mean allow? It has allow, origins'],
    ["another name", { frobnicate: 1 }, 'it can\'t have "frobnicate". It has allow, origins'],
    ["a long name", { ["x".repeat(10_000)]: 1 }, `it can't have "${"x".repeat(100)}".`],
    ["__proto__", '{"__proto__": {"allow": ["users.get"]}}', 'it can\'t have "__proto__".'],
    ["hooks", { hooks: {} }, 'it can\'t have "hooks".'],
    [
      "an unknown operation",
      { allow: ["users.gt"] },
      'no operation "users.gt". Did you mean users.get? It was',
    ],
    ["an unknown field", { allow: [{ operation: "users.update", body: ["nme"] }] }, "Did you mean name?"],
    ["an operation twice", { allow: ["users.get", "users.get"] }, "allow[1] allows users.get once more."],
    ["allow that is none", { allow: "users.get" }, "allow must be an array, not a string."],
    ["null", { allow: null }, "allow must be an array, not null."],
    ["any origin", { origins: ["*"] }, "origins[0] has a *"],
    ["a path of no base", { basePath: "api" }, "basePath must be the path"],
    ["cookies of no kind", { cookies: "yes" }, "cookies must be true or false, not a string."],
    ["unknown limits", { limits: { al: {} } }, "limits has no option al."],
    ["no limit", { limits: { all: null } }, "limits.all takes an object of options, not null."],
    [
      "a store",
      { limits: { store: "redis" } },
      "limits.store is no value that a file can have. Set REDIS_URL",
    ],
    ["a session of no kind", { session: true }, "session takes an object of options, not a boolean."],
    ["a session's unknown option", { session: { onw: [] } }, "session has no option onw."],
    [
      "a session without a user",
      { allow: ["users.search"], session: {} },
      "session() can't hold users.search",
    ],
    [
      "an open door",
      { allow: [{ operation: "users.get", strangers: true }] },
      "users.get can't be allowed to strangers",
    ],
    ["redis of no kind", { redis: "redis://localhost" }, "redis takes an object, not a string."],
    ["an unknown option of redis", { redis: { host: "h" } }, "redis has no host. It has url, prefix."],
    ["no address", { redis: { url: "marker-3f9a" } }, "redis.url must be the address of a Redis"],
    ["a prefix that is none", { redis: { prefix: 1 } }, "redis.prefix must be a string, not a number."],
    [
      "a password",
      { redis: { url: "redis://:marker-3f9a@h" } },
      "redis.url has credentials in it. Take it out",
    ],
  ])("is refused with %s", async (_, content, message) => {
    const path = configFile(content);
    const refused = await refusal(["--sandbox", "--config", path]);
    expect(refused.message).toContain(message);
    expect(refused.message).toMatch(
      /^--config: \S+gateway\.json (doesn't fit: |is |has ).*[.?] It was left as it is\.$/,
    );
    expect(refused.message).not.toMatch(/[.?][.?]/);
    expect(refused.code).toBe(1);
  });

  it.each([
    ["secret", "STYTCH_SECRET"],
    ["STYTCH_SECRET", "STYTCH_SECRET"],
    ["projectId", "STYTCH_PROJECT_ID"],
    ["project_id", "STYTCH_PROJECT_ID"],
    ["baseUrl", "STYTCH_BASE_URL"],
    ["token", "STYTCH_GATEWAY_TOKEN"],
    ["redisUrl", "REDIS_URL"],
  ])("has no %s, which is the environment's", async (name, variable) => {
    const path = configFile({ [name]: "marker-3f9a" });
    const { message } = await refusal(["--sandbox", "--config", path]);
    expect(message).toContain(
      `${name} doesn't belong into a file. Take it out, and set ${variable} in the environment.`,
    );
  });

  it("must be there, readable, and text", async () => {
    const path = join(folder(), "gateway.json");
    const ask = async () => (await refusal(["--sandbox", "--config", path])).message;
    expect(await ask()).toBe(`--config: there is no file ${path}.`);
    writeFileSync(path, Buffer.from([0x7b, 0xff, 0x7d]));
    expect(await ask()).toContain("is not valid UTF-8");
    chmodSync(path, 0o000);
    // The superuser reads it all the same.
    expect(await ask()).toMatch(/can't be read \(EACCES\)|is not valid UTF-8/);
    expect((await refusal(["--sandbox", "--config", folder()])).message).toContain("can't be read (EISDIR)");
  });

  it("has its fault told though it is a seed's", async () => {
    const seed = configFile([{ email: "no address" }]);
    expect((await refusal(["--sandbox", "--seed", seed])).message).toMatch(
      /^--seed: .* doesn't fit: seed\[0\]/,
    );
    const missing = join(folder(), "users.json");
    expect((await refusal(["--sandbox", "--seed", missing])).message).toBe(
      `--seed: there is no file ${missing}.`,
    );
  });
});

describe("the environment of a gateway", () => {
  const project = { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret };
  const bad = "marker-3f9a";

  it.each<[Record<string, string>, string]>([
    [{}, "STYTCH_PROJECT_ID is not set in the environment."],
    [{ STYTCH_PROJECT_ID: projectId }, "STYTCH_SECRET is not set in the environment."],
    [
      { ...project, STYTCH_PROJECT_ID: `secret-test-${bad}` },
      "STYTCH_PROJECT_ID (in the environment) holds a",
    ],
    [{ ...project, STYTCH_SECRET: "" }, "STYTCH_SECRET is not set in the environment."],
    [{ ...project, STYTCH_SECRET: `${bad}\n` }, "STYTCH_SECRET (in the environment) has white space in it."],
    [
      { ...project, STYTCH_PROJECT_ID: `${bad}:` },
      "STYTCH_PROJECT_ID (in the environment) has a colon in it",
    ],
    [{ ...project, STYTCH_BASE_URL: bad }, "STYTCH_BASE_URL (in the environment) is no URL."],
    [{ ...project, STYTCH_BASE_URL: `http://${bad}.example` }, "--sandbox has one in this process."],
    [
      { ...project, STYTCH_BASE_URL: `https://u:${bad}@h.example` },
      "STYTCH_BASE_URL (in the environment) has credentials in it.",
    ],
    [{ ...project, STYTCH_GATEWAY_TOKEN: bad }, "STYTCH_GATEWAY_TOKEN must have 16 to 4096 characters"],
    [{ ...project, STYTCH_GATEWAY_TOKEN: `${bad} 0123456789` }, "STYTCH_GATEWAY_TOKEN has a character"],
    [{ ...project, REDIS_URL: bad }, "REDIS_URL must be the address of a Redis"],
    [{ ...project, REDIS_URL: `http://:${bad}@h` }, "REDIS_URL must be the address of a Redis"],
  ])("is refused by the variable's name: %j", async (env, message) => {
    const refused = await refusal(["--config", configFile({ allow: ["users.get"] })], env);
    expect(refused.message).toContain(message);
    expect(refused.message).not.toContain("allowHttp");
    expect(refused.code).toBe(1);
  });

  it.each<[string, string, string]>([
    [
      "--env-file",
      `STYTCH_PROJECT_ID=${projectId}\n`,
      "STYTCH_SECRET is not set in FILE. Set it to your project's, or",
    ],
    [
      "--env-file",
      `STYTCH_PROJECT_ID=a:b\nSTYTCH_SECRET=${bad}`,
      "STYTCH_PROJECT_ID (in FILE) has a colon in it",
    ],
    ["--env-file", `STYTCH_SECRET=${bad}\nREDIS_URL=${bad}`, "STYTCH_PROJECT_ID is not set in FILE."],
    ["--credentials", `{"project_id":"${projectId}"}`, "secret is not set in FILE."],
    [
      "--credentials",
      `{"project_id":"${projectId}","secret":"${bad} "}`,
      "secret (in FILE) has white space in it.",
    ],
    ["--credentials", "[]", "--credentials: FILE must hold an object."],
  ])("is that of a file with %s %j, and is refused by its names", async (flag, content, message) => {
    const path = configFile(content);
    chmodSync(path, 0o600);
    const config = configFile({ allow: ["users.get"] });
    const refused = await refusal(["--config", config, flag, path], project);
    expect(refused.message).toContain(message.replace("FILE", path));
    expect(refused.code).toBe(1);
  });

  it("is not read where others may read it too, nor from two files", async () => {
    const path = configFile({ project_id: projectId, secret: bad });
    chmodSync(path, 0o644);
    const args = ["--config", configFile({ allow: ["users.get"] }), "--credentials", path];
    expect((await refusal(args)).message).toContain("may be read by others than you (mode 644)");
    const both = await refusal([...args, "--env-file", path]);
    expect([both.code, both.message]).toEqual([2, expect.stringContaining("Leave one out.")]);
  });

  it("names the Redis that the file's redis has none of", async () => {
    const { message } = await refusal(["--sandbox", "--config", configFile({ redis: { prefix: "shop" } })]);
    expect(message).toBe(
      "The file has `redis` without a url. Set REDIS_URL in the environment, or name a url.",
    );
  });
});
