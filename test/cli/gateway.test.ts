// The gateway's command as a process: whom it lets call, what it prints, and how it ends.
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createStytch, type Stytch } from "../../src/index.ts";
import type { Message, PasscodeMessage } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { bodyOf, credentials, email, projectId, secret, serve } from "../helpers.ts";
import { keySet, makeToken, sessionClaims, userId } from "../local/tokens.ts";
import { configFile, gateway } from "./gateway-helpers.ts";
import { run, start } from "./helpers.ts";

const project = { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret };
const token = "gateway-token-0123456789";
/** Slim images have no curl. */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const done = { request_id: "request-id-test-5f3a", status_code: 200 };

/** An API on loopback that answers each call alike, once it may, and what it was sent. */
async function api(answer: object = done, mayAnswer: Promise<unknown> = Promise.resolve()) {
  const requests: { path: string; authorization: string | undefined; body: string }[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = "", headers } = request;
    requests.push({ path: url, authorization: headers.authorization, body: await bodyOf(request) });
    await mayAnswer;
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  };
  const url = await serve((request, response) => void listener(request, response));
  return { url, requests, env: { ...project, STYTCH_BASE_URL: url } };
}

describe("a gateway with --sandbox", () => {
  it("is a whole demonstration: calls pass by its token, and others are refused", async () => {
    const { url, token: made, call, entries } = await gateway();
    expect(made).toMatch(/^[\w-]{32}$/);
    const stytch = createStytch({ gateway: url, headers: { authorization: `Bearer ${made}` } });
    const { user_id } = await stytch.users.create({ email });
    await stytch.users.update({ user_id, name: { first_name: "Ada" } });
    expect((await stytch.users.get({ user_id })).name.first_name).toBe("Ada");
    const refused = stytch.users.delete({ user_id });
    await expect(refused).rejects.toMatchObject({ status_code: 403, error_type: "operation_not_allowed" });
    for (const other of ["", "x".repeat(32), `${made}x`]) {
      expect((await call("GET", `/v1/users/${user_id}`, undefined, other)).status).toBe(401);
    }
    await eventually(() =>
      expect(entries().map(({ operation, caller, status }) => [operation, caller, status])).toEqual([
        ["users.create", "token", 201],
        ["users.update", "token", 200],
        ["users.get", "token", 200],
        ["users.delete", "stranger", 403],
        ["users.get", "stranger", 401],
        ["users.get", "stranger", 401],
        ["users.get", "stranger", 401],
      ]),
    );
  });

  it.skipIf(!hasCurl)("prints lines that work as they are copied", async () => {
    const { child, exit, stdout, stderr } = start(["gateway", "--sandbox", "--port", "0"]);
    await eventually(() => expect(stderr()).toContain("Ctrl-C"));
    const line = (beginning: string): string =>
      stderr()
        .split("\n")
        .find((text) => text.startsWith(beginning))!;
    const { stdout: created } = await promisify(execFile)("sh", ["-c", `${line("curl ")} --silent`]);
    expect(JSON.parse(created)).toMatchObject({ status_code: 201 });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the line is code, to be run as it is
    const connect = new Function("createStytch", `return ${line("createStytch(")}`) as (
      create: typeof createStytch,
    ) => Stytch;
    expect((await connect(createStytch).users.search({})).results).toHaveLength(1);
    child.kill("SIGINT");
    expect(await exit).toBe(0);
    // Nothing but the audit, for programs.
    const lines = stdout().trim().split("\n");
    expect(lines.map((text) => (JSON.parse(text) as { operation: string }).operation)).toEqual([
      "users.create",
      "users.search",
    ]);
  });

  it("begins with the users of --seed", async () => {
    const seed = configFile([{ email }]);
    const { call } = await gateway(["--sandbox", "--seed", seed]);
    expect(await (await call("POST", "/v1/users/search", {})).json()).toMatchObject({
      results: [{ emails: [{ email }] }],
    });
  });

  it("logs its users in, where the file has a session: the codes are printed beside the audit", async () => {
    const file = configFile({
      allow: [
        { operation: "otps.email.loginOrCreate", strangers: true, body: ["email"] },
        { operation: "otps.authenticate", strangers: true, set: { session_duration_minutes: 60 } },
        "users.get",
        "sessions.revoke",
      ],
      session: { own: ["user_id"] },
    });
    const { url, stderr, stdout } = await gateway(["--sandbox", "--config", file]);
    const page = createStytch({ gateway: url });
    const { email_id: method_id, user_id } = await page.otps.email.loginOrCreate({ email });
    const message = await eventually(() => JSON.parse(stderr().trim()) as Message);
    expect(message).toMatchObject({ kind: "passcode", to: email });
    const { code } = message as PasscodeMessage;
    const { session_jwt } = await page.otps.authenticate({ method_id, code });
    const user = createStytch({ gateway: url, headers: { authorization: `Bearer ${session_jwt}` } });
    expect((await user.users.get({ user_id: "me" })).user_id).toBe(user_id);
    await user.sessions.revoke({ session_jwt });
    expect(stdout()).not.toContain(`"${code}"`);

    const running = start(["gateway", "--sandbox", "--config", file, "--port", "0"]);
    const found = await eventually(() => /http:\/\/127\.0\.0\.1:\d+/.exec(running.stderr())![0]);
    await createStytch({ gateway: found }).otps.email.loginOrCreate({ email });
    await eventually(() => expect(running.stderr()).toMatch(/^email to \S+: passcode \d{6}, until /m));
  });

  it("prints no message with --quiet", async () => {
    const file = configFile({
      allow: [{ operation: "otps.email.loginOrCreate", strangers: true }],
      session: { own: ["user_id"] },
    });
    const { url, stderr, stop } = await gateway(["--sandbox", "--config", file, "--quiet"]);
    await createStytch({ gateway: url }).otps.email.loginOrCreate({ email });
    expect(await stop()).toBe(0);
    expect(stderr()).toBe("");
  });

  it("uses nothing of the environment's project", async () => {
    const { requests, env } = await api();
    const { call } = await gateway(["--sandbox"], env);
    expect((await call("POST", "/v1/users", { email })).status).toBe(201);
    expect(requests).toEqual([]);
  });
});

describe("a gateway with --config", () => {
  it("calls the environment's project for what its file allows, and shows neither its secret nor who is called for", async () => {
    const { requests, env } = await api();
    const config = configFile({ allow: ["users.create"], basePath: "/api/stytch/" });
    const running = await gateway(["--config", config], { ...env, STYTCH_GATEWAY_TOKEN: token });
    expect(new URL(running.url).pathname).toBe("/api/stytch");
    expect(running.token).toBe("");
    expect(await (await running.call("POST", "/v1/users", { email }, token)).json()).toEqual(done);
    expect(requests).toEqual([
      { path: "/v1/users", authorization: `Basic ${credentials}`, body: JSON.stringify({ email }) },
    ]);
    expect((await running.call("POST", "/v1/users", { email, roles: [] }, token)).status).toBe(403);
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
    await running.stop();
    const said = running.stdout() + running.stderr();
    for (const hidden of [secret, credentials, token, email]) expect(said).not.toContain(hidden);
  });

  it("calls the project of --env-file, with the token there, or of --credentials, and not the environment's", async () => {
    const { requests, env } = await api();
    const other = { ...project, STYTCH_SECRET: "secret-test-other", STYTCH_BASE_URL: "http://127.0.0.1:9" };
    const config = configFile({ allow: ["users.get"] });
    const variables = Object.entries({ ...env, STYTCH_GATEWAY_TOKEN: token });
    const dotenv = configFile(variables.map(([name, value]) => `${name}="${value}"`).join("\n"));
    const keys = { project_id: projectId, secret, base_url: env.STYTCH_BASE_URL };
    const file = configFile(keys);
    chmodSync(file, 0o600);
    for (const flags of [
      ["--env-file", dotenv],
      ["--credentials", file],
    ]) {
      const given = {
        ...other,
        STYTCH_GATEWAY_TOKEN: flags[0] === "--credentials" ? token : `${token}-other`,
      };
      const running = await gateway(["--config", config, ...flags], given);
      expect((await running.call("GET", "/v1/users/u", undefined, token)).status).toBe(200);
      expect(requests.pop()).toMatchObject({ authorization: `Basic ${credentials}` });
      await running.stop();
    }
  });

  it("shows no token that was given in its banner, and who may call what", async () => {
    const config = configFile({
      allow: ["users.get", { operation: "api_otp_v1_Authenticate", strangers: true }],
    });
    const env = { ...project, STYTCH_GATEWAY_TOKEN: token };
    const { child, exit, stderr } = start(["gateway", "--config", config, "--port", "0"], env);
    await eventually(() => expect(stderr()).toContain("Ctrl-C"));
    child.kill("SIGINT");
    expect(await exit).toBe(0);
    expect(stderr()).toContain(`  project    ${projectId}\n`);
    expect(stderr()).toContain("  allowed    users.get, api_otp_v1_Authenticate\n");
    expect(stderr()).toContain("  strangers  may call api_otp_v1_Authenticate\n");
    expect(stderr()).toContain("authorization: `Bearer ${process.env.STYTCH_GATEWAY_TOKEN}`");
    expect(stderr()).toMatch(/curl -H "authorization: Bearer \$STYTCH_GATEWAY_TOKEN" .*\/v1\/users\/USER_ID/);
    expect(stderr()).not.toContain(token);
    expect(stderr()).not.toContain(secret);
    expect(stderr()).not.toContain("Nothing here is real");
  });

  it("holds signed-in users to their own user, where the file has a session", async () => {
    const { requests, env } = await api({ ...keySet, ...done });
    const config = configFile({ allow: ["users.get"], session: { own: ["user_id"] } });
    const running = await gateway(["--config", config], { ...env, STYTCH_GATEWAY_TOKEN: token });
    const jwt = makeToken({ claims: sessionClaims() });
    expect((await running.call("GET", "/v1/users/me", undefined, jwt)).status).toBe(200);
    expect(requests.at(-1)!.path).toBe(`/v1/users/${userId}`);
    expect((await running.call("GET", "/v1/users/user-test-other", undefined, jwt)).status).toBe(403);
    expect((await running.call("GET", "/v1/users/me", undefined, token)).status).toBe(401);
    expect((await running.call("GET", "/v1/users/me", undefined, "")).status).toBe(401);
    expect(running.stderr()).toMatch(/^stytch-fetch: warning: .*STYTCH_GATEWAY_TOKEN has no use\.\n$/);
  });

  it("takes the files that the guide and the help show", async () => {
    const guide = readFileSync(new URL("../../docs/gateway.md", import.meta.url), "utf8");
    const { stdout } = await run(["gateway", "--help"]);
    const files = [
      /as above:\n\n```json\n([\s\S]+?)```/.exec(guide)![1]!,
      /Such as:\n([\s\S]+)$/.exec(stdout)![1]!,
    ];
    for (const file of files) {
      const { call } = await gateway(["--sandbox", "--config", configFile(file)]);
      expect(await (await call("GET", "/v1/users/me")).json()).toMatchObject({
        error_type: "invalid_session",
      });
    }
  });

  it("answers pages of the listed origins, and no others", async () => {
    const config = configFile({ allow: ["users.get"], origins: ["https://app.example"], cookies: true });
    const { url } = await gateway(["--sandbox", "--config", config]);
    const ask = async (origin: string) => fetch(`${url}/v1/users/u`, { headers: { origin } });
    const listed = await ask("https://app.example");
    expect(listed.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(listed.headers.get("access-control-allow-credentials")).toBe("true");
    expect(await (await ask("https://evil.example")).json()).toMatchObject({
      error_type: "origin_not_allowed",
    });
  });

  it("counts by the file's limits, and takes bodies as large as they allow", async () => {
    const limits = { bytes: 3_000_000, all: { requests: 2, window: 600_000 } };
    const config = configFile({ allow: ["users.update"], limits });
    const { requests, env } = await api();
    const { call, token: made } = await gateway(["--config", config], env);
    const large = { untrusted_metadata: { text: "x".repeat(2_000_000) } };
    expect((await call("PUT", "/v1/users/u", large, made)).status).toBe(200);
    expect(requests[0]!.body).toBe(JSON.stringify(large));
    expect((await call("PUT", "/v1/users/u", { name: {} })).status).toBe(200);
    expect((await call("PUT", "/v1/users/u", { name: {} })).status).toBe(429);
    const tooLarge = await call("PUT", "/v1/users/u", { untrusted_metadata: { t: "x".repeat(3_000_000) } });
    expect(await tooLarge.json()).toMatchObject({ status_code: 413, error_type: "request_too_large" });
  });

  it("warns that nothing is allowed, and refuses every call", async () => {
    const { call, stderr } = await gateway(["--sandbox", "--config", configFile({})]);
    expect(stderr()).toContain("warning: the file allows nothing");
    expect((await call("GET", "/v1/users/u")).status).toBe(403);
  });
});

describe("a gateway", () => {
  it("writes no line for a call with --quiet", async () => {
    const running = await gateway(["--sandbox", "--quiet"]);
    await running.call("POST", "/v1/users", { email });
    await running.stop();
    expect(running.stdout().trim().split("\n")).toHaveLength(1);
    expect(running.stderr()).toBe("");
  });

  it("warns when other machines may reach it", async () => {
    const { url, stderr } = await gateway(["--sandbox", "--host", "0.0.0.0"]);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(stderr()).toMatch(/warning: on 0\.0\.0\.0 other machines may reach this gateway/);
  });

  it("ends with 1 where its port is in use", async () => {
    const { port } = new URL((await gateway()).url);
    const { code, stdout, stderr } = await run(["gateway", "--sandbox", "--port", port]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^stytch-fetch: Port ${port} on 127\\.0\\.0\\.1 is in use\\.`));
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends by %s after the call under way, with 0", async (signal) => {
    let answer = (): void => undefined;
    const { requests, env } = await api(done, new Promise<void>((resolve) => (answer = resolve)));
    const config = configFile({ allow: ["users.get"] });
    const running = await gateway(["--config", config], env);
    const call = running.call("GET", "/v1/users/u");
    await eventually(() => expect(requests).toHaveLength(1));
    const ended = running.stop(signal);
    // By then it takes no more connections, so it has heard the signal.
    await eventually(() => expect(fetch(`${running.url}/health`)).rejects.toThrow());
    answer();
    expect((await call).status).toBe(200);
    expect(await ended).toBe(0);
    expect(running.entries().map(({ status }) => status)).toEqual([200]);
  });

  it("goes on where nobody reads its lines", async () => {
    const { child, call } = await gateway();
    child.stdout!.destroy();
    child.stderr!.destroy();
    for (const status of [201, 400]) expect((await call("POST", "/v1/users", { email })).status).toBe(status);
  });
});
