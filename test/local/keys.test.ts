// When keys and the policy are downloaded, and when the API is asked in place of a check.
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  StytchAPIError,
  StytchConfigError,
  StytchConnectionError,
  StytchTimeoutError,
  StytchTokenError,
  type Stytch,
} from "../../src/index.ts";
import { createStytch } from "../../src/index.ts";
import { handClock, type HandClock } from "../clock.ts";
import { clientOn, failure, json, refusal } from "../helpers.ts";
import { key, keySet, makeKey, makeToken, now, sessionClaims, type TestKey } from "./tokens.ts";

const session = (claims: Record<string, unknown> = {}, by?: TestKey): string =>
  makeToken({ claims: { ...sessionClaims(), ...claims }, ...(by && { key: by }) });

const MINUTE = 60_000;
const policy = {
  resources: [],
  scopes: [
    { scope: "documents", description: "", permissions: [{ resource_id: "document", actions: ["read"] }] },
  ],
  roles: [
    {
      role_id: "stytch_user",
      description: "",
      permissions: [{ resource_id: "document", actions: ["read"] }],
    },
    { role_id: "editor", description: "", permissions: [{ resource_id: "document", actions: ["*"] }] },
  ],
};

interface Api {
  readonly client: Stytch;
  readonly clock: HandClock;
  /** The paths that were asked for. */
  readonly asked: string[];
  /** What it answers; a function may throw. */
  answers: Record<string, (request: Request) => Response | Promise<Response>>;
}

function api(): Api {
  const clock = handClock();
  const asked: string[] = [];
  const it: Api = {
    clock,
    asked,
    answers: {
      keys: () => json({ ...keySet, status_code: 200 }),
      policy: () => json({ policy, status_code: 200 }),
      authenticate: () => json({ session: { session_id: "s" }, session_jwt: "new", session_token: "" }),
    },
    client: clientOn(
      (input) => {
        const request = input;
        const { pathname } = new URL(request.url);
        const name = /jwks|policy|authenticate/.exec(pathname)![0].replace("jwks", "keys");
        asked.push(name);
        return it.answers[name]!(request);
      },
      { clock, retry: false },
    ),
  };
  return it;
}

const check = ({ client }: Api, session_jwt = session()): Promise<unknown> =>
  client.sessions.authenticateJwtLocal({ session_jwt });

afterEach(() => vi.unstubAllGlobals());

describe("the project's keys", () => {
  it("are downloaded once, without credentials, for checks at the same time and after them", async () => {
    const it = api();
    const headers: (string | null)[] = [];
    const { keys } = it.answers;
    it.answers["keys"] = (request) => {
      headers.push(request.headers.get("authorization"));
      return keys!(request);
    };
    await Promise.all(Array.from({ length: 20 }, () => check(it)));
    await check(it);
    expect(it.asked).toEqual(["keys"]);
    expect(headers).toEqual([null]);
  });

  it("are downloaded again after ten minutes", async () => {
    const it = api();
    await check(it);
    it.clock.skip(10 * MINUTE - 1);
    await check(it);
    it.clock.skip(1);
    await check(it);
    expect(it.asked).toEqual(["keys", "keys"]);
  });

  it("are downloaded again for a key that isn't known, and every 30 seconds at the most", async () => {
    const it = api();
    await check(it);
    const next = makeKey("jwk-test-next");
    const token = session({}, next);
    await failure(check(it, token), StytchTokenError);
    expect(it.asked).toHaveLength(1);
    it.clock.skip(30_000);
    it.answers["keys"] = () => json({ keys: [key.jwk, next.jwk] });
    await Promise.all([check(it, token), check(it, token)]);
    expect(it.asked).toHaveLength(2);
    const unknown = session({}, makeKey("jwk-test-unknown"));
    for (let call = 0; call < 5; call++) await failure(check(it, unknown), StytchTokenError);
    expect(it.asked).toHaveLength(2);
  });

  it("are good for another hour while no newer ones can be had, with a try every 30 seconds", async () => {
    const it = api();
    await check(it);
    it.answers["keys"] = () => json(refusal("internal_server_error", 500), 500);
    it.clock.skip(10 * MINUTE);
    await check(it);
    await check(it);
    expect(it.asked).toHaveLength(2);
    it.clock.skip(30_000);
    await check(it);
    expect(it.asked).toHaveLength(3);
    it.clock.skip(60 * MINUTE);
    expect((await failure(check(it), StytchAPIError)).error_type).toBe("internal_server_error");
    it.answers["keys"] = () => json(keySet);
    await check(it);
  });

  it.each([
    [1, true],
    [69, true],
    [71, false],
  ])(
    "are used while no others can be had and the clock has gone back %i minutes: %s",
    async (minutes, are) => {
      const it = api();
      await check(it);
      it.answers["keys"] = () => json(refusal("internal_server_error", 500), 500);
      it.clock.skip(-minutes * MINUTE);
      if (are) await check(it);
      else await failure(check(it), StytchAPIError);
      expect(it.asked).toHaveLength(2);
    },
  );

  it("that can't be had at first are asked for again by the next check", async () => {
    const it = api();
    const { keys } = it.answers;
    it.answers["keys"] = () => {
      throw new TypeError("fetch failed");
    };
    await failure(check(it), StytchConnectionError);
    it.answers["keys"] = keys!;
    await check(it);
  });

  it("have a time limit of their own", async () => {
    const it = api();
    it.answers["keys"] = () => new Promise(() => {});
    const call = failure(check(it), StytchTimeoutError);
    await it.clock.advance(5_000);
    expect((await call).message).toMatch(
      /^GET \/v1\/sessions\/jwks\/\{project_id\} took longer than 5000 ms/,
    );
  });

  it("are downloaded by each request of a Worker, since none may wait for another's", async () => {
    vi.stubGlobal("WebSocketPair", Object);
    const it = api();
    await Promise.all([check(it), check(it)]);
    expect(it.asked).toEqual(["keys", "keys"]);
    await check(it);
    expect(it.asked).toHaveLength(2);
  });
});

describe("what a user may do", () => {
  const ask = ({ client }: Api, roles: string[], action: string): Promise<unknown> =>
    client.sessions.authenticateJwtLocal({
      session_jwt: makeToken({ claims: sessionClaims(roles) }),
      authorization_check: { resource_id: "document", action },
    });

  it("follows from the policy, which is downloaded once for five minutes", async () => {
    const it = api();
    await Promise.all([
      ask(it, ["stytch_user"], "read"),
      ask(it, ["stytch_user", "editor"], "edit"),
      ask(it, ["editor"], "read"),
    ]);
    expect(it.asked.sort()).toEqual(["keys", "policy"]);
    it.clock.skip(5 * MINUTE);
    await ask(it, ["editor"], "read");
    expect(it.asked.filter((name) => name === "policy")).toHaveLength(2);
  });

  it.each([
    [["stytch_user"], "edit"],
    [["nobody"], "read"],
    [[], "read"],
  ])("is refused with the roles %j for %s", async (roles, action) => {
    const error = await failure(ask(api(), roles, action), StytchTokenError);
    expect(error.code).toBe("invalid_permissions");
  });

  it("is decided by the policy before while a newer one can't be had", async () => {
    const it = api();
    await ask(it, ["editor"], "edit");
    it.answers["policy"] = () => json(refusal("internal_server_error", 500), 500);
    it.clock.skip(5 * MINUTE);
    await ask(it, ["editor"], "edit");
  });

  it("of an app follows from its scopes", async () => {
    const { client } = api();
    const token = makeToken({ claims: { scope: "openid documents" } });
    const allowed = { authorization_check: { resource_id: "document", action: "read" } };
    await client.idp.introspectTokenLocal(token, allowed);
    const refused = { authorization_check: { resource_id: "document", action: "edit" } };
    const error = await failure(client.idp.introspectTokenLocal(token, refused), StytchTokenError);
    expect(error.code).toBe("invalid_permissions");
  });
});

describe("sessions.authenticateJwt", () => {
  it("asks nobody for a good JWT", async () => {
    const it = api();
    const session_jwt = session();
    const found = await it.client.sessions.authenticateJwt({ session_jwt, session_duration_minutes: 60 });
    expect(found).toMatchObject({ session_jwt, session: { custom_claims: { tenant: "acme" } } });
    expect(it.asked).toEqual(["keys"]);
  });

  it.each([
    ["has expired", () => session({ exp: now() - 1 }), undefined],
    ["is too old", () => session({ iat: now() - 60 }), 30],
    ["is signed by a key that isn't known", () => session({}, makeKey("jwk-test-unknown")), undefined],
  ])("asks the API for one that %s, and gives the new one", async (_, make, max_token_age_seconds) => {
    const it = api();
    const bodies: unknown[] = [];
    const { authenticate } = it.answers;
    it.answers["authenticate"] = async (request) => {
      bodies.push(await request.clone().json());
      return authenticate!(request);
    };
    const session_jwt = make();
    const more = { session_duration_minutes: 60, session_custom_claims: { a: 1 } };
    const params = { session_jwt, ...more, ...(max_token_age_seconds && { max_token_age_seconds }) };
    expect(await it.client.sessions.authenticateJwt(params)).toMatchObject({ session_jwt: "new" });
    expect(bodies).toEqual([{ session_jwt, ...more }]);
  });

  it("asks the API at once where the JWT may have no age at all", async () => {
    const it = api();
    await it.client.sessions.authenticateJwt({ session_jwt: session(), max_token_age_seconds: 0 });
    expect(it.asked).toEqual(["authenticate"]);
  });

  it("asks the API where no keys can be had", async () => {
    const it = api();
    it.answers["keys"] = () => {
      throw new TypeError("fetch failed");
    };
    await it.client.sessions.authenticateJwt({ session_jwt: session() });
    expect(it.asked).toEqual(["keys", "authenticate"]);
  });

  it.each([
    ["signed by somebody else", () => session({}, makeKey(key.kid)), "jwt_invalid"],
    ["of another project", () => session({ aud: ["project-test-other"] }), "jwt_invalid"],
    ["no JWT", () => "x", "jwt_invalid"],
  ])("refuses one that is %s without asking the API", async (_, make, code) => {
    const it = api();
    const error = await failure(
      it.client.sessions.authenticateJwt({ session_jwt: make() }),
      StytchTokenError,
    );
    expect(error.code).toBe(code);
    expect(it.asked).toEqual(it.asked.filter((name) => name === "keys"));
  });

  it("refuses what no role allows without asking the API", async () => {
    const it = api();
    const authorization_check = { resource_id: "document", action: "edit" };
    const call = it.client.sessions.authenticateJwt({ session_jwt: session(), authorization_check });
    expect((await failure(call, StytchTokenError)).code).toBe("invalid_permissions");
    expect(it.asked).not.toContain("authenticate");
  });

  it("gives the API's refusal as it is", async () => {
    const it = api();
    it.answers["authenticate"] = () => json(refusal("session_not_found", 404), 404);
    const call = it.client.sessions.authenticateJwt({ session_jwt: session({ exp: now() - 1 }) });
    expect((await failure(call, StytchAPIError)).error_type).toBe("session_not_found");
  });
});

it("a gateway's client says that it checks no tokens", async () => {
  const client = createStytch({ gateway: "https://example.com/api/stytch", fetch: () => json({}) });
  const call = client.sessions.authenticateJwt({ session_jwt: session() });
  expect((await failure(call, StytchConfigError)).message).toMatch(/needs the projectId/);
});
