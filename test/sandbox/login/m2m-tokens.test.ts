// Tokens of M2M clients: how clients prove themselves, what a token allows, and which secrets are good while they change.
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { createStytch } from "../../../src/index.ts";
import { createSandbox, type Snapshot } from "../../../src/sandbox/index.ts";
import { basic, projectId, secret, start } from "../helpers.ts";
import { outcome } from "./outcome.ts";

const path = `/v1/public/${projectId}/oauth2/token`;
const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const scopes = ["read:users", "write:users", "read:*"];
const grant_type = "client_credentials" as const;

async function begin(given: { client_id?: string; client_secret?: string } = {}) {
  const started = start();
  const { stytch, clock } = started;
  const { m2m_client } = await stytch.m2m.clients.create({ scopes, ...given });
  const { client_id, client_secret } = m2m_client;
  /** Asks as any OAuth client would: without the project's credentials. */
  const ask = async (body: object | string, headers: Record<string, string> = form, to = path) => {
    const text =
      typeof body === "string"
        ? body
        : headers === json
          ? JSON.stringify(body)
          : String(new URLSearchParams(body as Record<string, string>));
    const init = { method: "POST", headers, body: text };
    const response = await started.fetch(new Request(`https://test.stytch.com${to}`, init));
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, answer, error: `${response.status} ${String(answer["error"])}` };
  };
  const check = (access_token: string, required_scopes: string[] = []) =>
    stytch.m2m.authenticateToken({ access_token, required_scopes, current_date: new Date(clock.time) });
  /** Whether a secret is good. */
  const isGood = async (client_secret: string) =>
    (await ask({ client_id, client_secret, grant_type })).status === 200;
  return {
    ...started,
    client_id,
    client_secret,
    credentials: { client_id, client_secret },
    asked: { client_id, client_secret, grant_type } as const,
    ask,
    check,
    isGood,
  };
}

describe("a token", () => {
  it("is a JWT of the key set with the client's scopes, good for an hour", async () => {
    const { stytch, asked, client_id, check, clock } = await begin();
    const answer = await stytch.m2m.token(asked);
    const { access_token, request_id, ...rest } = answer;
    expect(rest).toEqual({ token_type: "bearer", expires_in: 3600, status_code: 200 });
    expect(request_id).toMatch(/^request-id-test-/);
    const { keys } = await stytch.sessions.getJWKS();
    expect(decodeProtectedHeader(access_token)).toEqual({ alg: "RS256", kid: keys[0]!.kid, typ: "JWT" });
    const iat = Math.floor(clock.time / 1000);
    expect(decodeJwt(access_token)).toEqual({
      aud: [projectId],
      exp: iat + 3600,
      iat,
      iss: `stytch.com/${projectId}`,
      nbf: iat,
      scope: scopes.join(" "),
      sub: client_id,
    });
    expect(await check(access_token, ["read:users"])).toEqual({ client_id, scopes, custom_claims: {} });
    clock.time += 3600_000 - 1_000;
    await check(access_token);
    clock.time += 1_000;
    await expect(check(access_token)).rejects.toMatchObject({ code: "jwt_invalid" });
  });

  it("has the scopes that it is asked for, each once, in their order", async () => {
    const { stytch, asked, credentials, check, ask } = await begin();
    const { access_token } = await stytch.m2m.token({ ...asked, scope: "write:users read:users" });
    expect((await check(access_token)).scopes).toEqual(["write:users", "read:users"]);
    await expect(check(access_token, ["read:invoices"])).rejects.toMatchObject({ code: "missing_scopes" });
    for (const [scope, expected] of [
      ["", scopes.join(" ")],
      ["  ", scopes.join(" ")],
      [" read:users  read:users ", "read:users"],
    ] as const) {
      const { answer } = await ask({ ...credentials, grant_type, scope });
      expect(decodeJwt(answer["access_token"] as string)["scope"]).toBe(expected);
    }
  });

  it("of a client without scopes has none", async () => {
    const { stytch } = start();
    const { m2m_client } = await stytch.m2m.clients.create({ scopes: [] });
    const { access_token } = await stytch.m2m.token({
      client_id: m2m_client.client_id,
      client_secret: m2m_client.client_secret,
      grant_type,
    });
    expect(decodeJwt(access_token)["scope"]).toBe("");
  });

  it("is asked for in a form or in JSON, with the credentials in the body or by HTTP Basic", async () => {
    const { ask, credentials, client_id, client_secret } = await begin();
    const authorization = basic(`${client_id}:${client_secret}`);
    const asked: [object, Record<string, string>][] = [
      [{ ...credentials, grant_type }, form],
      [{ ...credentials, grant_type, scope: null }, json],
      [{ ...credentials, grant_type, anything: "else" }, form],
      [{ grant_type }, { ...form, authorization }],
      [
        { grant_type, client_id },
        { ...form, authorization },
      ],
      // Some SDKs send the project's credentials, too.
      [
        { ...credentials, grant_type },
        { ...form, authorization: basic(`${projectId}:${secret}`) },
      ],
    ];
    for (const [body, headers] of asked) {
      const { status, answer } = await ask(body, headers);
      expect([status, answer["token_type"]]).toEqual([200, "bearer"]);
    }
  });

  it("is given to a client from elsewhere, whose credentials by HTTP Basic are encoded or not", async () => {
    const given = { client_id: "auth0|a:b", client_secret: "a+b/c=d%zz:é".replace("é", "e") };
    const { ask } = await begin(given);
    const encoded = `${encodeURIComponent(given.client_id)}:${encodeURIComponent(given.client_secret)}`;
    expect((await ask({ grant_type }, { ...form, authorization: basic(encoded) })).status).toBe(200);
    const plain = await begin({ client_id: "billing", client_secret: "a+b/c=d:e&f" });
    const authorization = basic("billing:a+b/c=d:e&f");
    expect((await plain.ask({ grant_type }, { ...form, authorization })).status).toBe(200);
  });

  it("is refused in OAuth's form", async () => {
    const { ask, credentials, client_id, client_secret } = await begin();
    const wrong = { ...credentials, client_secret: `${client_secret}x` };
    const { status, answer } = await ask({ ...wrong, grant_type });
    expect([status, answer]).toEqual([
      400,
      {
        error: "invalid_client",
        error_description: "Client authentication failed.",
        error_uri: "https://stytch.com/docs/api/errors/400#invalid_client",
        request_id: expect.stringMatching(/^request-id-test-/) as string,
        status_code: 400,
      },
    ]);
    const unknown = await ask({ ...credentials, client_id: "nobody", grant_type });
    expect({ ...unknown.answer, request_id: "" }).toEqual({ ...answer, request_id: "" });
    const other = basic(`${projectId}:${secret}`);
    const cases: [string, object | string, Record<string, string>?, string?][] = [
      ["400 invalid_client", { ...credentials, client_secret: client_secret.slice(1), grant_type }],
      ["400 invalid_client", { ...credentials, client_secret: "", grant_type }],
      ["400 invalid_client", { client_id: projectId, client_secret: secret, grant_type }],
      ["400 invalid_client", { grant_type }, { ...form, authorization: other }],
      ["400 invalid_request", { grant_type, client_id }, { ...form, authorization: other }],
      ["400 invalid_request", { grant_type }],
      ["400 invalid_request", credentials],
      ["400 invalid_request", ""],
      ["400 invalid_request", "{", json],
      ["400 invalid_request", { ...credentials, grant_type: 1 }, json],
      ["400 invalid_request", { ...credentials, grant_type, scope: ["read:users"] }, json],
      ["400 invalid_request", `client_id=a&client_id=b&client_secret=c&grant_type=${grant_type}`],
      ["400 unsupported_grant_type", { ...credentials, grant_type: "password" }],
      ["400 unsupported_grant_type", { ...credentials, grant_type: "__proto__" }],
      ["501 not_implemented", { ...credentials, grant_type: "authorization_code", code: "x" }],
      ["501 not_implemented", { ...credentials, grant_type: "refresh_token" }],
      ["400 invalid_scope", { ...credentials, grant_type, scope: "read:users read:invoices" }],
      ["400 invalid_scope", { ...credentials, grant_type, scope: "read:invoices" }],
      [
        "404 project_not_found",
        { ...credentials, grant_type },
        form,
        "/v1/public/project-test-a/oauth2/token",
      ],
      ["400 invalid_project_id", { ...credentials, grant_type }, form, "/v1/public/a/oauth2/token"],
    ];
    for (const [expected, body, headers, to] of cases) {
      const { error, answer } = await ask(body, headers, to);
      expect(error, JSON.stringify(answer)).toBe(expected);
      expect(JSON.stringify(answer)).not.toContain(client_secret);
    }
  });

  it("is refused to our client's caller with the words of OAuth", async () => {
    const { stytch, client_id } = await begin();
    const call = stytch.m2m.token({ client_id, client_secret: "x", grant_type });
    await expect(call).rejects.toMatchObject({ status_code: 400, error_type: "invalid_client" });
  });

  it("is given to active clients alone; those that were given stay as they are", async () => {
    const { stytch, asked, client_id, check } = await begin();
    const { access_token } = await stytch.m2m.token(asked);
    await stytch.m2m.clients.update({ client_id, status: "inactive", scopes: ["new"] });
    expect(await outcome(stytch.m2m.token(asked))).toBe("unauthorized_client");
    expect(await outcome(stytch.m2m.token({ ...asked, client_secret: "x" }))).toBe("invalid_client");
    expect((await check(access_token)).scopes).toEqual(scopes);
    await stytch.m2m.clients.update({ client_id, status: "active" });
    expect(decodeJwt((await stytch.m2m.token(asked)).access_token)["scope"]).toBe("new");
    await stytch.m2m.clients.delete({ client_id });
    expect(await outcome(stytch.m2m.token(asked))).toBe("invalid_client");
    expect((await check(access_token)).client_id).toBe(client_id);
  });

  it("is one of 20 that are asked for at once, of one key and all good", async () => {
    const { stytch, asked, check, sandbox } = await begin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => stytch.m2m.token(asked)));
    for (const { access_token } of answers) await check(access_token, ["read:users"]);
    expect(sandbox.snapshot().keys).toHaveLength(1);
  });

  it("is no session's", async () => {
    const { stytch, asked } = await begin();
    const { access_token } = await stytch.m2m.token(asked);
    const call = stytch.sessions.authenticate({ session_jwt: access_token });
    await expect(call).rejects.toMatchObject({ error_type: "jwt_invalid_claims" });
  });

  it("is checked by the key set that a snapshot has taken along", async () => {
    const { stytch, asked, credentials, sandbox, clock } = await begin();
    const { access_token } = await stytch.m2m.token(asked);
    const seed = JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot;
    const { fetch } = createSandbox({ projectId, secret, seed, validate: true });
    const other = createStytch({ projectId, secret, fetch });
    const checked = await other.m2m.authenticateToken({ access_token, current_date: new Date(clock.time) });
    expect(checked.client_id).toBe(credentials.client_id);
    expect((await other.m2m.token(asked)).token_type).toBe("bearer");
  });

  it("and the secret of its client are in no recorded call", async () => {
    const { sandbox, ask, credentials, client_secret } = await begin();
    await ask({ ...credentials, grant_type });
    await ask({ ...credentials, grant_type }, json);
    await ask(`{"client_secret":"${client_secret}`, json);
    expect(JSON.stringify(sandbox.calls)).not.toContain(client_secret);
    expect(sandbox.calls.slice(-3).map(({ body }) => body)).toEqual([
      `client_id=${credentials.client_id}&client_secret=[redacted]&grant_type=client_credentials`,
      { client_id: credentials.client_id, client_secret: "[redacted]", grant_type },
      '{"client_secret":"[redacted]',
    ]);
  });
});

describe("a secret that is exchanged", () => {
  it("is good beside the next one until the end of it", async () => {
    const { stytch, client_id, client_secret, isGood, sandbox } = await begin();
    const { rotateStart, rotate } = stytch.m2m.clients.secrets;
    const { m2m_client } = await rotateStart({ client_id });
    const { next_client_secret: next } = m2m_client;
    expect(next).toMatch(/^[\w-]{44}$/);
    expect(next).not.toBe(client_secret);
    expect(m2m_client).toMatchObject({
      client_secret_last_four: client_secret.slice(-4),
      next_client_secret_last_four: next.slice(-4),
    });
    expect(JSON.stringify(sandbox.snapshot())).not.toContain(next);
    expect([await isGood(client_secret), await isGood(next)]).toEqual([true, true]);
    const { m2m_client: ended } = await rotate({ client_id });
    expect(ended).toMatchObject({
      client_secret_last_four: next.slice(-4),
      next_client_secret_last_four: null,
    });
    expect([await isGood(client_secret), await isGood(next)]).toEqual([false, true]);
  });

  it("stays if the exchange is cancelled, however late", async () => {
    const { stytch, client_id, client_secret, isGood, clock } = await begin();
    const { rotateStart, rotateCancel } = stytch.m2m.clients.secrets;
    const { next_client_secret: next } = (await rotateStart({ client_id })).m2m_client;
    clock.time += 365 * 24 * 3600_000;
    expect([await isGood(client_secret), await isGood(next)]).toEqual([true, true]);
    const { m2m_client } = await rotateCancel({ client_id });
    expect(m2m_client.next_client_secret_last_four).toBeNull();
    expect([await isGood(client_secret), await isGood(next)]).toEqual([true, false]);
    const again = (await rotateStart({ client_id })).m2m_client.next_client_secret;
    expect(again).not.toBe(next);
  });

  it("is exchanged once at a time, and only ended if it was begun", async () => {
    const { stytch, client_id } = await begin();
    const { rotateStart, rotateCancel, rotate } = stytch.m2m.clients.secrets;
    const twenty = (call: () => Promise<{ status_code: number }>) =>
      Promise.all(Array.from({ length: 20 }, () => outcome(call())));
    const once = (others: string) => [200, ...Array.from({ length: 19 }, () => others)];
    for (const end of [rotate, rotateCancel]) {
      expect(await outcome(end({ client_id }))).toBe("m2m_client_not_rotating_secret");
      expect(await twenty(() => rotateStart({ client_id }))).toEqual(
        once("m2m_client_already_rotating_secret"),
      );
      expect(await twenty(() => end({ client_id }))).toEqual(once("m2m_client_not_rotating_secret"));
    }
  });

  it("is exchanged to the end after a restore in the middle", async () => {
    const { stytch, client_id, client_secret, isGood, sandbox } = await begin();
    const { next_client_secret: next } = (await stytch.m2m.clients.secrets.rotateStart({ client_id }))
      .m2m_client;
    const middle = JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot;
    await stytch.m2m.clients.secrets.rotateCancel({ client_id });
    sandbox.restore(middle);
    expect([await isGood(client_secret), await isGood(next)]).toEqual([true, true]);
    await stytch.m2m.clients.secrets.rotate({ client_id });
    expect([await isGood(client_secret), await isGood(next)]).toEqual([false, true]);
  });
});
