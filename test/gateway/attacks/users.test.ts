/**
 * A signed-in attacker who wants to act on somebody else, under session(): another's id at every place where a request can
 * name a user or a session, JWTs that are forged, expired or another project's, and made-up sessions in cookies.
 */
import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { routes, type OperationId } from "../../../generated/routes.ts";
import { createGateway, session, type GatewayConfig, type Permission } from "../../../src/gateway/index.ts";
import { StytchConfigError } from "../../../src/index.ts";
import { json, projectId, record, refusal, secret, type Recorder } from "../../helpers.ts";
import {
  key,
  keySet,
  makeHmacToken,
  makeKey,
  makeToken,
  makeUnsignedToken,
  now,
  sessionClaims,
  userId,
} from "../../local/tokens.ts";
import { jwt, nobody, session_token } from "../calls.ts";
import { done } from "../harness.ts";
import { operationIds } from "../operations.ts";
import { bodiesOf, braces, pathOf, permissionOf, writeCall, type WrittenCall } from "./document-calls.ts";
import { placesOf, valueAt } from "./places.ts";

const other = {
  user_id: nobody,
  session_id: "session-test-99999999-9999-4999-8999-999999999999",
  session_token: "another-users-session-token-0123456789abcdef",
  session_jwt: makeToken({ claims: { sub: nobody, ...sessionClaims() } }),
};

const names = Object.keys(other) as (keyof typeof other)[];
type Body = Record<string, unknown>;
/** The ids in the paths of the document's examples are the caller's. */
const idOf = (id: OperationId): string => pathOf(id).split("/").at(-1)!;
const userIdShown = idOf("api_user_v1_Get");

/** What the API knows: the caller's own session by its token, the other's by theirs, and each one's user. */
async function api(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.endsWith("/sessions/authenticate")) {
    const { session_token: given } = (await request.clone().json()) as { session_token?: string };
    if (given === undefined) return json(done);
    const user_id = { [session_token]: userId, [other.session_token]: nobody }[given];
    if (!user_id) return json(refusal("session_not_found", 404), 404);
    return json({
      ...done,
      session_token: given,
      session_jwt: jwt({ sub: user_id }),
      session: { user_id, session_id: "s" },
    });
  }
  if (pathname.includes("/jwks/")) return json({ ...done, ...keySet });
  const webauthn_registrations = [{ webauthn_registration_id: idOf("api_webauthn_v1_Update") }];
  return json({ ...done, user_id: userId, emails: [], webauthn_registrations });
}

interface Victimless {
  readonly sent: Recorder;
  readonly ask: (call: WrittenCall, headers?: Record<string, string>) => Promise<Response>;
}

function gatewayOf(allow: readonly Permission[], config: Partial<GatewayConfig> = {}): Victimless {
  const sent = record(api);
  const { fetch } = createGateway({
    ...{ projectId, secret, allow, fetch: sent, basePath: "/api", authorize: session(), jwks: keySet },
    limits: { caller: { requests: 1e6, window: 1_000 }, all: { requests: 1e6, window: 1_000 } },
    hooks: { onCall: () => undefined, onProblem: () => undefined },
    ...config,
  });
  const own = { authorization: `Bearer ${jwt()}` };
  return {
    sent,
    ask: ({ method, target, headers, body }, caller = own) =>
      fetch(
        new Request(`https://app.example/api${target}`, {
          method,
          headers: { ...headers, ...caller },
          body: body ?? null,
        }),
      ),
  };
}

/** Whether session() lets an operation be allowed at all. */
function isHeld(id: OperationId): boolean {
  try {
    createGateway({ projectId, secret, allow: [id], authorize: session() });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(StytchConfigError);
    return false;
  }
}

const held = operationIds.filter(isHeld);

/** What went to the API but for the gateway's own questions: who has this session, whose factor is this. */
async function forwarded({ sent }: Victimless): Promise<string[]> {
  const texts = await Promise.all(
    sent.requests.map(async (request) => `${request.method} ${request.url} ${await request.clone().text()}`),
  );
  return texts.filter((text) => !/^POST \S+\/sessions\/authenticate \{"session_token":"[^"]*"\}$/.test(text));
}

describe("another's id", () => {
  it("can't be kept out of operations that name no user, which session() refuses at start", () => {
    const refused = operationIds.filter((id) => !held.includes(id));
    expect(refused).toContain("api_user_v1_Search");
    expect(refused).toContain("api_m2m_v1_Token");
    expect(refused).toContain("api_user_v1_Create");
    for (const id of held) {
      const names = [
        ...braces(routes[id].path),
        ...placesOf(id).map(({ path }) => path[0]!),
        "user_id" as string,
      ];
      expect(
        names.some((name) => name === "user_id" || name.endsWith("_id") || name === "session_token"),
      ).toBe(true);
    }
  });

  it.each(held.filter((id) => braces(routes[id].path).length > 0))(
    "in the path goes nowhere: %s",
    async (id) => {
      const gateway = gatewayOf([permissionOf(id)]);
      const names = braces(routes[id].path);
      const ids = [
        nobody,
        "an-external-id",
        userId.toUpperCase(),
        userId.slice(0, -1),
        `${userId}0`,
        "user_id",
        "ME",
        "Me",
      ];
      for (const value of ids) {
        const values = Object.fromEntries(
          names.map((name) => [name, name === "domain" ? "example.com" : value]),
        );
        const target = pathOf(id, values);
        const { status } = await gateway.ask({ ...writeCall(id, bodiesOf(id)[0]), target });
        expect([value, status >= 400 && status < 500]).toEqual([value, true]);
      }
      expect(
        (await forwarded(gateway)).filter(
          (text) => !text.startsWith(`GET https://test.stytch.com/v1/users/${userId} `),
        ),
      ).toEqual([]);
    },
  );

  it.each(["user_id", "USER_ID", "user_id%20", "user_id[]", "userId"])(
    "in the query goes nowhere: %s",
    async (name) => {
      const gateway = gatewayOf(["sessions.get"]);
      for (const query of [
        `${name}=${nobody}`,
        `user_id=${userId}&${name}=${nobody}`,
        `${name}=${nobody}&user_id=${userId}`,
      ]) {
        const call = { ...writeCall("api_session_v1_Get"), target: `/v1/sessions?${query}` };
        expect((await gateway.ask(call)).ok).toBe(false);
      }
      expect(await forwarded(gateway)).toEqual([]);
    },
  );

  it.each(held.filter((id) => bodiesOf(id).length > 0))("in the body goes nowhere: %s", async (id) => {
    const top = placesOf(id).flatMap(({ path }) => (path.length === 1 ? path : []));
    const gateway = gatewayOf([{ operation: id, body: top } as unknown as Permission]);
    const target = pathOf(id).replace(userIdShown, "me");
    const ask = async (body: Body): Promise<number> =>
      (await gateway.ask({ ...writeCall(id, body), target })).status;
    const examples = [...bodiesOf(id), {}];
    // Without another's it is the caller's own call, which goes on.
    expect(await ask(without(examples[0]!, names))).toBe(200);
    for (const part of names.flatMap((name) => partsNaming(id, name))) {
      for (const example of examples) {
        await ask({ ...example, ...part });
        // Without a user and a session of its own, the body's would be filled in beside another's.
        await ask({ ...without(example, names), ...part });
      }
    }
    const leaked = (await forwarded(gateway)).filter((text) =>
      names.some((name) => text.includes(other[name])),
    );
    // sessions.migrate takes another provider's session_token, which is nobody's here.
    expect(leaked.filter((text) => !text.includes("/v1/sessions/migrate"))).toEqual([]);
  });

  it("isn't acted on by leaving one's own out: what is missing is the caller's", async () => {
    const gateway = gatewayOf(["totps.create", "sessions.get", "users.get"]);
    await gateway.ask(writeCall("api_totp_v1_Create", {}));
    await gateway.ask({ ...writeCall("api_session_v1_Get"), target: "/v1/sessions" });
    await gateway.ask({ ...writeCall("api_user_v1_Get"), target: "/v1/users/me" });
    expect(await forwarded(gateway)).toEqual([
      `POST https://test.stytch.com/v1/totps {"user_id":"${userId}"}`,
      `GET https://test.stytch.com/v1/sessions?user_id=${userId} `,
      `GET https://test.stytch.com/v1/users/${userId} `,
    ]);
  });
});

/** Parts of a body that name somebody else: at each place of that name, in each free object, and as what it can't be. */
function partsNaming(id: OperationId, name: keyof typeof other): Body[] {
  const named = other[name];
  const places = placesOf(id);
  const own = places.filter(({ path }) => path.at(-1) === name);
  const free = places
    .filter(({ isFree }) => isFree && name.endsWith("_id"))
    .map((place) => ({ ...place, path: [...place.path, name], lists: [...place.lists, false] }));
  return [
    ...[...own, ...free].map((place) => replaceText(valueAt(place), named)),
    ...[[named], { a: named }, `${named}\u0000`].map((value) => ({ [name]: value })),
  ];
}

function replaceText(value: unknown, by: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) => (inner === "x" ? by : inner)) as Record<
    string,
    unknown
  >;
}

function without(body: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const signed = (header: object, by = key.privateKey): string =>
  makeToken({ header: { ...header }, claims: sessionClaims(), key: { ...key, privateKey: by } });
const [head, payload, signature] = jwt().split(".") as [string, string, string];
const mine = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...mine.publicKey.export({ format: "jwk" }), kid: key.kid, alg: "RS256", use: "sig" };
const publicText = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .publicKey.export({ type: "spki", format: "pem" })
  .toString();

describe("a JWT", () => {
  const forged: Readonly<Record<string, string>> = {
    "has expired": jwt({ exp: now() - 1 }),
    "isn't good yet": jwt({ nbf: now() + 3_600, iat: now() + 3_600, exp: now() + 3_900 }),
    "never expires": jwt({ exp: undefined }),
    "expires at a text": jwt({ exp: "9999999999" }),
    "is another project's": jwt({ aud: ["project-test-00000000-0000-4000-8000-000000000000"] }),
    "has another issuer": jwt({ iss: "stytch.com/project-test-00000000-0000-4000-8000-000000000000" }),
    "has no session": makeToken({ claims: { sub: userId } }),
    "names nobody": jwt({ sub: "" }),
    "names several": jwt({ sub: [userId, nobody] }),
    "has no signature": `${head}.${payload}.`,
    "has no algorithm": makeUnsignedToken(),
    "has no algorithm, in capitals": `${encode({ alg: "NONE", kid: key.kid })}.${payload}.`,
    "is signed by a shared secret": makeHmacToken("secret"),
    "is signed by the public key as a secret": makeHmacToken(publicText),
    "is signed by the project's secret": makeHmacToken(secret),
    "is signed by another key": makeToken({ key: makeKey(key.kid), claims: sessionClaims() }),
    "brings its own key": signed({ jwk }, mine.privateKey),
    "brings its own key's address": signed(
      { jku: "https://evil.example/jwks", x5u: "https://evil.example/x5u" },
      mine.privateKey,
    ),
    "brings its own certificate": signed({ x5c: ["MIIB"] }, mine.privateKey),
    "names a key that there isn't": signed({ kid: "../../evil" }),
    "names a key by a URL": signed({ kid: "https://evil.example/key" }),
    "must be understood in what we don't": signed({ crit: ["exp"] }),
    "isn't its payload's own": `${head}.${encode({ ...(JSON.parse(Buffer.from(payload, "base64url").toString()) as object), sub: nobody })}.${signature}`,
    "has a fourth part": `${jwt()}.x`,
    "is padded": `${head}=.${payload}.${signature}`,
    "is cut": jwt().slice(0, -4),
    "is long": "a".repeat(12_000),
    "is three dots": "...",
  };

  it.each(Object.entries(forged))("that %s lets nobody in, and asks nobody", async (_, token) => {
    const gateway = gatewayOf(["users.get"]);
    const call = { ...writeCall("api_user_v1_Get"), target: "/v1/users/me" };
    const { status } = await gateway.ask(call, { authorization: `Bearer ${token}` });
    expect([status, gateway.sent.requests]).toEqual([401, []]);
  });

  it("is checked by the project's keys at the one address, asked for rarely however many unknown keys are named", async () => {
    const gateway = gatewayOf(["users.get"], { jwks: undefined });
    const call = { ...writeCall("api_user_v1_Get"), target: "/v1/users/me" };
    for (let at = 0; at < 40; at++) {
      const token = makeToken({ key: makeKeyNamed(`jwk-test-${at}`), claims: sessionClaims() });
      expect((await gateway.ask(call, { authorization: `Bearer ${token}` })).status).toBe(401);
    }
    const asked = gateway.sent.requests.map(({ url }) => url);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(new Set(asked)).toEqual(new Set([`https://test.stytch.com/v1/sessions/jwks/${projectId}`]));
    expect((await gateway.ask(call)).status).toBe(200);
  });

  it("in a body must be the same user's as the caller's own", async () => {
    const gateway = gatewayOf(["sessions.authenticate"]);
    for (const token of [other.session_jwt, ...Object.values(forged)]) {
      const { status } = await gateway.ask(writeCall("api_session_v1_Authenticate", { session_jwt: token }));
      expect(status).toBe(403);
    }
    expect(await forwarded(gateway)).toEqual([]);
  });
});

function makeKeyNamed(kid: string): typeof key {
  return { ...key, kid };
}

describe("a session in cookies", () => {
  const call = { ...writeCall("api_user_v1_Get"), target: "/v1/users/me" };
  const cookies = (token: string, ...more: string[]): Record<string, string> => ({
    cookie: [`__Host-stytch_session=${token}`, ...more].join("; "),
    "sec-fetch-site": "same-origin",
  });

  it("that is made up is asked for, and taken back", async () => {
    const gateway = gatewayOf(["users.get"], { cookies: true });
    const answer = await gateway.ask(call, cookies("made-up"));
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie().every((cookie) => cookie.includes("=; Path=/; Max-Age=0;"))).toBe(
      true,
    );
    expect(await forwarded(gateway)).toEqual([]);
  });

  it("is no other's by a second cookie of the name", async () => {
    const gateway = gatewayOf(["users.get"], { cookies: true });
    for (const second of [`__Host-stytch_session=${other.session_token}`, `__Host-stytch_session=`]) {
      expect((await gateway.ask(call, cookies(session_token, second))).status).toBe(401);
    }
    expect(gateway.sent.requests).toEqual([]);
  });

  it("is its token's user's, whoever's JWT lies beside it", async () => {
    const gateway = gatewayOf(["users.get"], { cookies: true });
    const mixed = cookies(session_token, `__Host-stytch_session_jwt=${forged()}`);
    expect((await gateway.ask(call, mixed)).status).toBe(200);
    expect(gateway.sent.last.url).toBe(`https://test.stytch.com/v1/users/${userId}`);
  });
});

/** A JWT that another key has signed for another user. */
function forged(): string {
  const token = makeToken({ claims: { sub: nobody, ...sessionClaims() } });
  const [first, second] = token.split(".");
  return `${first!}.${second!}.${sign("sha256", Buffer.from(`${first!}.${second!}`), mine.privateKey).toString("base64url")}`;
}
