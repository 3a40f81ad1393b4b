/** A gateway in the hands of someone in a hurry: what is misspelt, forgotten or the wrong way round opens nothing, and is told. */
import { describe, expect, it } from "vitest";
import {
  bearerToken,
  createGateway,
  session,
  type GatewayConfig,
  type Permission,
} from "../../src/gateway/index.ts";
import { json, projectId, refusal, secret } from "../helpers.ts";
import { configError, gatewayTo } from "./harness.ts";

const user_id = "user-test-1";

describe("a mistake in the options", () => {
  it.each([
    ...["users.search", "users.create", "m2m.clients.create", "fraud.rules.set", "project.metrics"],
    ...["passwords.migrate", "magicLinks.create", "magicLinks.email.invite", "users.get", "sessions.get"],
  ])("is to allow to strangers what begins no login: %s", (operation) => {
    const allow = [{ operation, strangers: true }] as unknown as Permission[];
    expect(configError({ allow })).toContain(`${operation} can't be allowed to strangers.`);
  });

  it.each([
    ...["otps.email.loginOrCreate", "otps.authenticate", "magicLinks.authenticate", "passwords.authenticate"],
    ...["passwords.create", "oauth.authenticate", "webauthn.authenticateStart", "passwords.strengthCheck"],
    ...["sessions.getJWKS", "m2m.token", "passwords.email.resetStart", "cryptoWallets.authenticate"],
  ])("isn't to allow them a login: %s", (operation) => {
    const allow = [{ operation, strangers: true }] as unknown as Permission[];
    expect(createGateway({ projectId, secret, allow })).toBeDefined();
  });

  it.each<[string, Partial<GatewayConfig>, string]>([
    ["seconds for milliseconds", { limits: { strangers: { requests: 5, window: 60 } } }, "from 1000 to"],
    ["the secret as a token", { authorize: bearerToken(secret) }, "is the project's secret"],
    [
      "an id and a secret the wrong way round",
      { projectId: secret, secret: projectId },
      "the wrong way round",
    ],
    [
      "a field of another operation's answer",
      {
        allow: [{ operation: "users.get", hide: ["user.trusted_metadata" as never] }],
        authorize: () => true,
      },
      "Did you mean trusted_metadata?",
    ],
    [
      "a field of its own that no operation has",
      { allow: ["users.get"], authorize: session({ own: ["user_idd"] }) },
      "user_idd",
    ],
  ])("is %s", (_, config, message) => {
    expect(configError(config)).toContain(message);
  });

  it("isn't an address of a sandbox in a network of one's own, where it is allowed", () => {
    const baseUrl = "http://sandbox:4010";
    expect(createGateway({ projectId, secret, baseUrl, allowHttp: true })).toBeDefined();
  });
});

describe("a mistake of authorize", () => {
  it.each([
    ["a misspelt field", { key: "k", binds: { user_id } }],
    ["a bind without a field", { key: "k", bind: {} }],
    ["a bind that is none", { key: "k", bind: [] }],
  ])("refuses the call, and is told to the operator: %s", async (_, decision) => {
    const { call, sent, problems } = gatewayTo(undefined, {
      allow: ["users.get"],
      authorize: () => decision as never,
    });
    expect((await call("GET", `/v1/users/${user_id}`)).status).toBe(403);
    expect(sent.requests).toEqual([]);
    expect(problems).toEqual([expect.stringContaining("authorize answered a")]);
  });

  it.each([
    ["DELETE", "/v1/users/emails/email-test-81bf0109-5c1e-4a66-8c2d-0a1b2c3d4e5f", undefined],
    ["POST", "/v1/users/search", {}],
    ["POST", "/v1/users", { email: "a@example.com" }],
    ["POST", "/v1/sessions/revoke", { session_id: "session-test-81bf0109-5c1e-4a66-8c2d-0a1b2c3d4e5f" }],
  ])("is to bind a caller where nothing says whose the call is: %s %s", async (method, path, body) => {
    const allow = ["users.deleteEmail", "users.search", "users.create", "sessions.revoke"] as const;
    const bind = { user_id };
    const { call, sent } = gatewayTo(undefined, { allow, authorize: () => ({ key: user_id, bind }) });
    expect((await call(method, path, body)).status).toBe(403);
    expect(sent.requests).toEqual([]);
    const own = gatewayTo(undefined, { allow, authorize: () => ({ key: user_id, bind, isOwn: true }) });
    expect((await own.call(method, path, body)).status).toBe(200);
  });
});

describe("an operator", () => {
  it("is told why the API can't be reached, and its caller isn't", async () => {
    const failing = (): never => {
      throw Object.assign(new TypeError("fetch failed"), {
        cause: { code: "ECONNREFUSED", message: "refused" },
      });
    };
    const { call, entries } = gatewayTo(failing, { allow: ["users.get"], authorize: () => true });
    const response = await call("GET", "/v1/users/u");
    expect(await response.text()).not.toContain("refused");
    expect(entries[0]!.reason).toContain("refused");
  });

  it("is told why a JWT isn't good, and its caller isn't", async () => {
    const { call, entries } = gatewayTo(() => json({ keys: [] }), {
      allow: ["users.get"],
      authorize: session(),
    });
    const response = await call("GET", "/v1/users/me", undefined, { authorization: "Bearer no.jwt" });
    expect(await response.text()).not.toContain("is no JWT");
    expect(entries[0]!.reason).toContain("is no JWT");
  });

  it("is told once that no caller's address is known", async () => {
    const problems: string[] = [];
    const { fetch } = createGateway({
      projectId,
      secret,
      fetch: () => json({}),
      allow: [{ operation: "sessions.getJWKS", strangers: true }],
      hooks: { onCall: () => undefined, onProblem: (problem) => problems.push(problem) },
    });
    const url = `https://app.example/v1/sessions/jwks/${projectId}`;
    await fetch(new Request(url));
    await fetch(new Request(url));
    expect(problems).toEqual([expect.stringContaining("share one limit")]);
  });
});

describe("a session in a cookie", () => {
  it("that is made up costs the API no more calls than its address may make, however many come", async () => {
    const { call, sent } = gatewayTo(() => json(refusal("session_not_found", 404), 404), {
      allow: ["users.get", { operation: "otps.authenticate", strangers: true }],
      authorize: session(),
      cookies: true,
      limits: { caller: { requests: 5, window: 60_000 }, strangers: { requests: 5, window: 60_000 } },
    });
    const statuses = [];
    for (let i = 0; i < 40; i++) {
      const headers = { cookie: `__Host-stytch_session=made-up-${i}`, "sec-fetch-site": "same-origin" };
      const response =
        i % 2
          ? await call("GET", "/v1/users/me", undefined, headers)
          : await call("POST", "/v1/otps/authenticate", { method_id: "m", code: "123456" }, headers);
      statuses.push(response.status);
    }
    const asked = sent.requests.filter(({ url }) => url.endsWith("/sessions/authenticate"));
    expect(asked).toHaveLength(5);
    expect(statuses.slice(5)).toEqual(Array(35).fill(429));
  });
});
