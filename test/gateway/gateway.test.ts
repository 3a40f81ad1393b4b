/** A gateway from request to answer: what is forwarded and how, what is refused and by what, and what is told of it. */
import { describe, expect, it } from "vitest";
import { bearerToken, createGateway, type Authorize, type GatewayConfig } from "../../src/gateway/index.ts";
import { isStytchError } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { handClock } from "../clock.ts";
import { credentials, email, json, projectId, refusal, secret } from "../helpers.ts";
import { configError, at, bearer, done, gatewayTo, token } from "./harness.ts";

const authorize = bearerToken(token);
const allowAll: Authorize = () => true;

async function errorOf(response: Response): Promise<Record<string, unknown>> {
  return { status: response.status, ...((await response.json()) as object) };
}

describe("a gateway", () => {
  it("lets a client without a secret make the calls that are allowed, as it would directly", async () => {
    const sandbox = createSandbox({ projectId, secret });
    const allow = ["users.create", "users.get", "users.update", "users.search"] as const;
    const { client, entries } = gatewayTo(sandbox.fetch, { allow, authorize });
    const stytch = client(bearer);
    const { user_id } = await stytch.users.create({ email });
    await stytch.users.update({ user_id, name: { first_name: "Ada" } });
    const { name, emails } = await stytch.users.get({ user_id });
    expect([name.first_name, emails[0]?.email]).toEqual(["Ada", email]);
    const found = [];
    for await (const user of stytch.users.searchAll()) found.push(user.user_id);
    expect(found).toEqual([user_id]);
    expect(
      entries.map(({ operation, caller, status, refused }) => [operation, caller, status, refused]),
    ).toEqual([
      ["users.create", "token", 201, false],
      ["users.update", "token", 200, false],
      ["users.get", "token", 200, false],
      ["users.search", "token", 200, false],
    ]);
  });

  it("answers the API's errors as they are", async () => {
    const { client } = gatewayTo(() => json(refusal(), 400), {
      allow: ["users.create"],
      authorize: allowAll,
    });
    const error = await client()
      .users.create({ email })
      .catch((thrown: unknown) => thrown);
    expect(isStytchError(error, "duplicate_email")).toBe(true);
  });

  it("writes each request anew: nothing of the caller's headers goes on, and the credentials do", async () => {
    const { call, sent } = gatewayTo(undefined, { allow: ["users.create"], authorize: allowAll });
    await call("POST", "/v1/users", `{ "email" : "${email}" }`, {
      authorization: "Bearer mine",
      cookie: "a=b",
      "x-forwarded-for": "1.2.3.4",
      "x-http-method-override": "DELETE",
      "user-agent": "evil",
      "proxy-authorization": "Basic eDp5",
    });
    const { url, method, headers } = sent.last;
    expect([method, url]).toEqual(["POST", "https://test.stytch.com/v1/users"]);
    expect(headers.get("authorization")).toBe(`Basic ${credentials}`);
    expect(await sent.last.text()).toBe(JSON.stringify({ email }));
    expect([...headers.keys()].sort()).toEqual(["authorization", "content-type", "user-agent"]);
    expect(headers.get("user-agent")).toMatch(/^stytch-fetch\//);
  });

  it("sends what needs no credentials without them, and what another server takes to that one", async () => {
    const allow = ["sessions.getJWKS", "fraud.fingerprint.lookup"] as const;
    const { call, sent } = gatewayTo(undefined, { allow, authorize: allowAll });
    await call("GET", `/v1/sessions/jwks/${projectId}`);
    expect(sent.last.headers.get("authorization")).toBeNull();
    await call("POST", "/v1/fingerprint/lookup", { telemetry_id: "t" });
    expect(new URL(sent.last.url).host).toBe("telemetry.stytch.com");
  });

  it("answers for its own project alone", async () => {
    const { call, sent } = gatewayTo(undefined, { allow: ["sessions.getJWKS"], authorize: allowAll });
    const other = "project-test-22222222-2222-4222-8222-222222222222";
    expect(await errorOf(await call("GET", `/v1/sessions/jwks/${other}`))).toMatchObject({
      status: 403,
      error_type: "field_not_allowed",
    });
    expect(sent.requests).toEqual([]);
  });

  it("passes on the status and when to try again, and no other header of the API", async () => {
    const headers = {
      "retry-after": "7",
      "set-cookie": "a=b",
      "x-secret": secret,
      server: "s",
      "x-request-id": "r",
    };
    const { call } = gatewayTo(() => json(refusal("too_many_requests", 429), 429, headers), {
      allow: ["users.get"],
      authorize: allowAll,
    });
    const response = await call("GET", "/v1/users/u");
    expect(response.status).toBe(429);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      "retry-after": "7",
      vary: "Origin",
      "x-content-type-options": "nosniff",
    });
  });

  it("hides fields of answers, and puts its own values over a caller's", async () => {
    const user = { user_id: "user-test-1", trusted_metadata: { a: 1 }, emails: [{ email, email_id: "e" }] };
    const { call, sent } = gatewayTo(() => json({ ...done, ...user }), {
      allow: [
        { operation: "users.get", hide: ["trusted_metadata", "emails.email"] },
        { operation: "users.create", body: ["email"], set: { create_user_as_pending: true } },
      ],
      authorize: allowAll,
    });
    expect(await (await call("GET", "/v1/users/u")).json()).toEqual({
      ...done,
      user_id: "user-test-1",
      emails: [{ email_id: "e" }],
    });
    await call("POST", "/v1/users", { email });
    expect(await sent.last.json()).toEqual({ email, create_user_as_pending: true });
  });

  it("tells that it is there, without a caller", async () => {
    const { call, entries } = gatewayTo();
    expect(await (await call("GET", "/health")).json()).toEqual({ status: "ok" });
    expect(entries).toEqual([]);
  });

  it("never rejects", async () => {
    const { call, problems } = gatewayTo(undefined, {
      allow: ["users.get"],
      authorize: allowAll,
      clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => undefined },
      limits: { store: { take: () => Promise.reject(new Error(secret)) } },
    });
    const response = await call("GET", "/v1/users/u");
    expect([response.status, problems.join()]).toEqual([503, expect.not.stringContaining(secret)]);
  });
});

describe("a refusal", () => {
  const { call, sent, entries } = gatewayTo(undefined, {
    allow: [
      "users.get",
      { operation: "users.update", body: ["name"] },
      { operation: "m2m.token", strangers: true },
    ],
    authorize,
  });

  it.each([
    ["nothing is allowed", "DELETE", "/v1/users/u", undefined, 403, "operation_not_allowed"],
    ["there is no such path", "GET", "/v2/users", undefined, 404, "route_not_found"],
    ["the method is another", "PATCH", "/v1/users/u", {}, 405, "method_not_allowed"],
    ["nobody said who calls", "GET", "/v1/users/u", undefined, 401, "invalid_session"],
    ["a field isn't allowed", "PUT", "/v1/users/u", { name: {}, roles: [] }, 403, "field_not_allowed"],
    ["the body is no JSON", "PUT", "/v1/users/u", "{", 400, "bad_request"],
    [
      "a form's field stands twice",
      "POST",
      `/v1/public/${projectId}/oauth2/token`,
      "a=1&a=2",
      415,
      "unsupported_media_type",
    ],
  ])("says in the API's form that %s", async (_, method, path, body, status, error_type) => {
    const error = await errorOf(await call(method, path, body));
    const isOAuth = path.includes("oauth2");
    expect(error).toMatchObject({
      status,
      status_code: status,
      [isOAuth ? "error" : "error_type"]: error_type,
    });
    expect(error["request_id"]).toMatch(/^request-id-gateway-[\da-f]{32}$/);
    expect(entries.at(-1)).toMatchObject({ status, error_type, refused: true, caller: "stranger" });
    expect(sent.requests).toEqual([]);
  });

  it("names the field, the rule and the remedy where the document refuses a body", async () => {
    const error = await errorOf(await call("PUT", "/v1/users/u", { name: { first_name: 7 } }, bearer));
    expect(error).toMatchObject({ status: 400, error_type: "bad_request" });
    expect(error["error_message"]).toContain("name.first_name must be a string, not a number.");
  });

  it("comes where authorize throws or takes too long, and is told to the operator without the secret", async () => {
    const clock = handClock();
    const failing = gatewayTo(undefined, {
      allow: ["users.get"],
      authorize: () => Promise.reject(new Error(`no ${secret}`)),
      clock,
    });
    expect((await failing.call("GET", "/v1/users/u")).status).toBe(503);
    expect(failing.problems).toEqual([expect.stringContaining("[redacted]")]);
    const hanging = gatewayTo(undefined, {
      allow: ["users.get"],
      authorize: () => new Promise(() => {}),
      clock,
    });
    const call = hanging.call("GET", "/v1/users/u");
    await clock.advance(30_000);
    expect(await errorOf(await call)).toMatchObject({ status: 503, error_type: "caller_not_checked" });
  });

  it.each([
    undefined,
    null,
    false,
    0,
    "",
    "yes",
    1,
    {},
    [],
    { key: "" },
    { key: 7 },
    { key: "k".repeat(201) },
  ])("comes where authorize answers %j", async (decision) => {
    const { call: ask, sent: forwarded } = gatewayTo(undefined, {
      allow: ["users.get"],
      authorize: () => decision as never,
    });
    expect((await ask("GET", "/v1/users/u")).status).toBe(403);
    expect(forwarded.requests).toEqual([]);
  });

  it("comes where the API refuses the gateway itself, so that no page takes it for its user's", async () => {
    const { call: ask, problems } = gatewayTo(() => json(refusal("unauthorized_credentials", 401), 401), {
      allow: ["users.get"],
      authorize: allowAll,
    });
    expect(await errorOf(await ask("GET", "/v1/users/u"))).toMatchObject({
      error_type: "upstream_invalid",
      status: 502,
    });
    expect(problems).toEqual([expect.stringContaining("projectId and secret")]);
  });
});

describe("the options of a gateway", () => {
  it.each<[string, Partial<GatewayConfig>, string]>([
    ["an unknown one", { allowed: [] } as never, "createGateway has no option allowed."],
    ["an operation that there isn't", { allow: ["users.gte" as never] }, "users.get"],
    ["an operation that nobody could call", { allow: ["users.get"] }, "authorize is missing"],
    [
      "an operation on anyone, for strangers",
      { allow: [{ operation: "users.get", strangers: true }] },
      "strangers",
    ],
    ["a path that isn't one", { basePath: "api" }, "basePath must be the path"],
    ["a secret with white space", { secret: "a b" }, "secret has white space"],
    ["an origin with a path", { origins: ["https://app.example/"] }, "Write https://app.example."],
    ["a limit without a window", { limits: { all: { requests: 1 } as never } }, "limits.all.window"],
    ["cookies that are none", { cookies: "yes" as never }, "cookies"],
    ["an authorize that is none", { authorize: true as never }, "authorize must be a function"],
  ])("refuse %s", (_, config, message) => {
    expect(configError(config)).toContain(message);
  });

  it("may be none but the credentials: then every call is refused", async () => {
    const { call, sent } = gatewayTo();
    for (const path of ["/v1/users/u", "/v1/sessions", "/v1/rbac/policy"]) {
      expect(await errorOf(await call("GET", path))).toMatchObject({
        status: 403,
        error_type: "operation_not_allowed",
      });
    }
    expect(sent.requests).toEqual([]);
  });
});

describe("the audit", () => {
  it("is a line of JSON for each call, where no hook takes it", async () => {
    const lines: string[] = [];
    const { log } = console;
    console.log = (line: string) => void lines.push(line);
    try {
      const { fetch } = createGateway({ projectId, secret });
      await fetch(new Request(`${at}/v1/users/${encodeURIComponent(email)}`));
    } finally {
      console.log = log;
    }
    expect(lines).toHaveLength(1);
    expect(Object.keys(JSON.parse(lines[0]!) as object).sort()).toEqual(
      ["time", "caller", "status", "error_type", "refused", "request_id", "duration"].sort(),
    );
    expect(lines[0]).not.toContain(email);
  });
});
