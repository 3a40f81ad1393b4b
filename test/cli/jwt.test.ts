// `stytch-fetch jwt`: a JWT decoded and checked, with all that is wrong with it.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, run, sandboxForAll } from "./helpers.ts";

const server = await sandboxForAll();
const { env } = server;
let token: string;

beforeAll(async () => {
  const body = {
    email: "ada@example.com",
    password: "a long and uncommon passphrase",
    session_duration_minutes: 60,
  };
  const response = await server.call("POST", "/v1/passwords", body);
  token = ((await response.json()) as { session_jwt: string }).session_jwt;
});

async function check(
  jwt: string,
  more: readonly string[] = [],
  given = env,
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const file = join(folder(), "token.txt");
  await writeFile(file, `${jwt}\n`);
  return run(["jwt", file, ...more], given);
}

function forge(changes: Record<string, unknown>, header: Record<string, unknown> = {}): string {
  const [head, payload, signature] = token.split(".") as [string, string, string];
  const change = (part: string, more: object): string =>
    Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(part, "base64url").toString()) as object), ...more }),
    ).toString("base64url");
  return [change(head, header), change(payload, changes), signature].join(".");
}

describe("jwt", () => {
  it("checks a session's JWT by the project's keys, from a file or standard input", async () => {
    const { code, stdout, stderr } = await check(token);
    expect(code).toBe(0);
    expect(stdout).toContain("It is good.");
    expect(stdout).toContain('"alg": "RS256"');
    expect(stdout + stderr).not.toContain(token.split(".")[2]);
    const { valid } = JSON.parse((await check(token, ["--json"])).stdout) as { valid: boolean };
    expect(valid).toBe(true);
  });

  it("checks an M2M client's access token, too", async () => {
    const created = await server.call("POST", "/v1/m2m/clients", {
      client_name: "a",
      scopes: ["read:users"],
    });
    const { m2m_client } = (await created.json()) as {
      m2m_client: { client_id: string; client_secret: string };
    };
    const { client_id, client_secret } = m2m_client;
    const response = await fetch(`${server.url}/v1/public/${server.projectId}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id, client_secret, grant_type: "client_credentials" }),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    expect((await check(access_token)).code).toBe(0);
  });

  it.each([
    [{ exp: 1_700_000_000 }, {}, "It expired ", "has another signature"],
    [
      { aud: ["project-test-other"] },
      {},
      'It is for ["project-test-other"], and the credentials are of',
      undefined,
    ],
    [{ iss: "evil" }, {}, 'Its issuer is "evil"', undefined],
    [{}, { alg: "none" }, 'It is signed by "none"', undefined],
    [{}, { typ: "at+jwt" }, 'typ is "at+jwt"', undefined],
    [{ nbf: 99_999_999_999 }, {}, "Check this machine's clock", undefined],
    [{ note: "changed" }, {}, "It has another signature than the project's.", undefined],
  ])("says what is wrong with %j %j", async (changes, header, problem, also) => {
    const { code, stdout, stderr } = await check(forge(changes, header));
    expect(code).toBe(1);
    expect(stdout).toContain(problem);
    if (also) expect(stdout).toContain(also);
    expect(stderr).toContain("The JWT is not good.");
  });

  it.each([
    ["", "it has 1 part between dots"],
    ["e30x.b.c", "its header is not valid"],
    ["session-token", "sessions.authenticate checks it"],
    [`${Buffer.from("[]").toString("base64url")}.e30.x`, "its header is no JSON object"],
  ])("refuses %j, which is none", async (text, message) => {
    const { code, stderr } = await check(text);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it("shows what it says, and that the signature isn't checked, where no key can be had", async () => {
    const { code, stdout, stderr } = await check(token, [], {
      ...env,
      STYTCH_BASE_URL: "http://127.0.0.1:9",
    });
    expect(code).toBe(1);
    expect(stdout).toContain("Its signature couldn't be checked.");
    expect(stderr).toContain("got no answer");
  });

  it("takes none from the arguments, where others could read it, and doesn't repeat it", async () => {
    const { code, stderr } = await run(["jwt", token], env);
    expect(code).toBe(2);
    expect(stderr).toContain("from a file or standard input");
    expect(stderr).not.toContain(token.slice(0, 30));
  });

  it("only decodes with --decode, without credentials, and says that it isn't checked", async () => {
    const { code, stdout } = await check(token, ["--decode"], {});
    expect(code).toBe(0);
    expect(stdout).toContain("Not checked.");
  });
});

describe("completion", () => {
  async function words(...typed: string[]): Promise<string[]> {
    const { stdout } = await run(["completion", "words", "--", ...typed]);
    return stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
  }

  it("completes commands, operations, their fields, options and error types", async () => {
    expect(await words("sand")).toEqual(["sandbox"]);
    expect(await words("call", "users.cr")).toEqual(["users.create"]);
    expect(await words("call", "users.create", "--name.f")).toEqual(["--name.first_name"]);
    expect(await words("doctor", "--env")).toEqual(["--env-file"]);
    expect(await words("errors", "duplicate_user_e")).toEqual(["duplicate_user_external_id"]);
    // The value of an option is the user's, or a file.
    expect(await words("sandbox", "--seed", "")).toEqual([]);
  });

  it("gives bash a script that it can run, and that completes by the command", async () => {
    const { stdout } = await run(["completion", "bash"]);
    const { stdout: command } = await run(["completion", "words", "--", "call", "totps.recov"]);
    const script = `stytch-fetch() { printf '%s\\n' "$@" >&2; printf '%s\\n' "$ANSWER"; }
${stdout}
COMP_WORDS=(stytch-fetch call totps.recov); COMP_CWORD=2; _stytch_fetch; echo "\${COMPREPLY[*]}"`;
    const done = spawnSync("bash", ["-c", script], {
      encoding: "utf8",
      env: { ...process.env, ANSWER: command },
    });
    expect(done.stdout.trim()).toMatch(/^totps\.recover/);
    expect(done.stdout).not.toContain("\t");
  });

  it("refuses a shell that it has no script for", async () => {
    const { code, stderr } = await run(["completion", "tcsh"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("bash, zsh or fish")]);
  });
});
