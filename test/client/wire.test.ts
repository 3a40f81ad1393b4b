// What goes over the wire is what the official SDK sends: both make the same call to a server that records it.
import fc from "fast-check";
import official from "stytch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { routes } from "../../generated/routes.ts";
import { createStytch } from "../../src/index.ts";
import { bodyOf, clientAt, projectId, secret, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";

interface Sent {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
  type: string | undefined;
  body: string;
}
type Method = (params: unknown) => Promise<unknown>;

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {})); // The SDK warns about the address.
afterEach(() => void vi.restoreAllMocks());

/** A server that answers every call with success, both clients on it, and what each of them sends. */
async function sideBySide() {
  const sent: Sent[] = [];
  const baseUrl = await serve(
    (request, response) => {
      void bodyOf(request).then((body) => {
        const { method, url, headers } = request;
        sent.push({ method, url, authorization: headers.authorization, type: headers["content-type"], body });
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ status_code: 200, request_id: "request-id-test-1" }));
      });
    },
    { maxHeaderSize: 1 << 20 },
  );
  const theirs = new official.Client({ project_id: projectId, secret, env: baseUrl });
  const ours = clientAt(baseUrl);
  return {
    async call(name: string, params: unknown): Promise<{ their: Sent; our: Sent }> {
      sent.length = 0;
      await methodOf(theirs, name)(params);
      await methodOf(ours, name)(params);
      expect(sent).toHaveLength(2);
      return { their: sent[0]!, our: sent[1]! };
    },
  };
}

/** A client's method by its name, `users.create`. */
function methodOf(client: object, name: string): Method {
  const names = name.split(".");
  const namespace = names
    .slice(0, -1)
    .reduce((owner, part) => (owner as Record<string, object>)[part]!, client);
  return (params) => (namespace as Record<string, Method>)[names.at(-1)!]!(params);
}

/** One of the characters of a text. */
const oneOf = (text: string) => fc.constantFrom(...Array.from(text));

// Refused by our client, so not compared here; path.test.ts has them.
const refused = ["", ".", "..", "emails", "phone_numbers", "oauth", "passwords", "webauthn_registrations"];
refused.push("biometric_registrations", "totps", "crypto_wallets");

const id = fc
  .oneof(
    fc.uuid().map((uuid) => `user-test-${uuid}`),
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.string({ unit: "binary", minLength: 1 }),
    fc.string({
      unit: oneOf("|/%?# .;,:@&=+$!*'()~\\^`{}[]<>\"\t\r\n\0-_aZ0é漢😀"),
      minLength: 1,
    }),
    fc.constantFrom(
      "%2e%2e",
      "%2F",
      "../x",
      "a/../b",
      "me@example.com",
      "auth0|5f7c",
      "search",
      "%",
      "__proto__",
    ),
    fc.string({ unit: "grapheme", minLength: 2_000, maxLength: 4_000 }),
  )
  .filter((value) => !refused.includes(value));
const text = fc.string({ unit: "grapheme", maxLength: 12 });
const metadata = fc.dictionary(
  text,
  fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(null, {}, [], "🙂", 0)),
);
const optional = { requiredKeys: [] };
const profile = {
  name: fc.record({ first_name: text, middle_name: text, last_name: text }, optional),
  external_id: text,
  roles: fc.array(text, { maxLength: 3 }),
  trusted_metadata: metadata,
  untrusted_metadata: metadata,
  attributes: fc.record({ ip_address: text, user_agent: text }, optional),
};
const filter = fc.record({
  filter_name: fc.constantFrom("email_address", "status", "created_at_between"),
  filter_value: fc.oneof(
    text,
    fc.boolean(),
    fc.array(text),
    fc.record({ greater_than: text, less_than: text }),
  ),
});
const query = fc.record(
  { operator: fc.constantFrom("AND", "OR"), operands: fc.array(filter, { maxLength: 3 }) },
  { requiredKeys: ["operator"] },
);

/** What each method may be called with. The SDK sends only the fields that it knows, so these are the documented ones. */
const params: Record<string, fc.Arbitrary<object>> = {
  "passwords.strengthCheck": fc.record({ password: text, email: text }, { requiredKeys: ["password"] }),
  "sessions.getJWKS": fc.record({ project_id: id }),
  "users.create": fc.record(
    { email: text, phone_number: text, create_user_as_pending: fc.boolean(), ...profile },
    { requiredKeys: ["email"] },
  ),
  "users.search": fc.record({ query, limit: fc.integer(), cursor: text }, optional),
  "users.get": fc.record({ user_id: id }),
  "users.update": fc.record({ user_id: id, ...profile }, { requiredKeys: ["user_id"] }),
  "users.delete": fc.record({ user_id: id }),
  "users.deleteExternalId": fc.record({ user_id: id }),
  "users.exchangePrimaryFactor": fc.oneof(
    fc.record({ user_id: id, email_address: text }),
    fc.record({ user_id: id, phone_number: text }),
  ),
  "users.deleteEmail": fc.record({ email_id: id }),
  "users.deletePhoneNumber": fc.record({ phone_id: id }),
  "users.deleteOAuthRegistration": fc.record({ oauth_user_registration_id: id }),
  "users.deletePassword": fc.record({ password_id: id }),
  "users.deleteWebAuthnRegistration": fc.record({ webauthn_registration_id: id }),
  "users.deleteBiometricRegistration": fc.record({ biometric_registration_id: id }),
  "users.deleteTOTP": fc.record({ totp_id: id }),
  "users.deleteCryptoWallet": fc.record({ crypto_wallet_id: id }),
  "users.connectedApps": fc.record({ user_id: id }),
  "users.revoke": fc.record({ user_id: id, connected_app_id: id }),
};

/** Whether an operation needs no credentials. */
function isOpen(name: string): boolean {
  const route = Object.values(routes).find(({ accessor }) => accessor.join(".") === name);
  return route?.credentials === "none";
}

describe("a call sends what the official SDK sends", () => {
  it("compares every operation", () => {
    const methods = Object.values(routes).map(({ accessor }) => accessor.join("."));
    const remedy = "Give each operation a row in `params`: what both clients are called with.";
    expect(Object.keys(params).sort(), remedy).toEqual(methods.sort());
  });

  eachTransport.each(Object.keys(params))("%s", async (name) => {
    const clients = await sideBySide();
    const property = fc.asyncProperty(params[name]!, async (value) => {
      const { their, our } = await clients.call(name, value);
      expect(our.method).toBe(their.method);
      expect(our.url).toBe(their.url);
      // The SDK sends the credentials with everything.
      expect(our.authorization).toBe(isOpen(name) ? undefined : their.authorization);
      if (our.method === "POST" || our.method === "PUT") {
        expect(our.type).toBe(their.type);
        expect(JSON.parse(our.body)).toStrictEqual(JSON.parse(their.body));
      } else {
        // The SDK sends {} with DELETE, and a content type with everything. A body of DELETE has no meaning in HTTP
        // (RFC 9110 §9.3.5), and where there is no body there is no type of it (§8.3).
        expect(their.body).toBe(their.method === "DELETE" ? "{}" : "");
        expect(our.body).toBe("");
        expect(their.type).toBe("application/json");
        expect(our.type).toBeUndefined();
      }
    });
    await fc.assert(property, { numRuns: 20 });
  });
});

describe("the Authorization header", () => {
  const visible = fc.string({ unit: oneOf("!#$%&+/=-_.:~aZ09"), minLength: 1, maxLength: 90 });
  const name = visible.filter((value) => !value.includes(":"));

  /** What our client sends; nothing goes over a network. */
  async function authorization(project: string, key: string): Promise<string | null> {
    let header: string | null = null;
    const fetch = (request: Request) => {
      header = request.headers.get("authorization");
      return Response.json({});
    };
    await createStytch({ projectId: project, secret: key, fetch }).users.get({ user_id: "user-test-1" });
    return header;
  }

  it("is the official SDK's", async () => {
    const property = fc.asyncProperty(name, visible, async (project, key) => {
      const client = new official.Client({ project_id: project, secret: key, env: "http://127.0.0.1:1" });
      const { headers } = (client as unknown as { fetchConfig: { headers: { Authorization: string } } })
        .fetchConfig;
      expect(await authorization(project, key)).toBe(headers.Authorization);
    });
    await fc.assert(property);
  });

  // The SDK refuses anything but ASCII.
  it("is base64 of UTF-8 for any text", async () => {
    const unicode = fc
      .string({ unit: "binary", minLength: 1 })
      .map((value) => value.replace(/[\s\p{Cc}]/gu, "x"));
    const project = unicode.map((value) => value.replaceAll(":", "-"));
    const property = fc.asyncProperty(project, unicode, async (user, key) => {
      const expected = Buffer.from(`${user}:${key}`, "utf8").toString("base64");
      expect(await authorization(user, key)).toBe(`Basic ${expected}`);
    });
    await fc.assert(property);
  });
});

describe("searchAll", () => {
  const pages: Record<string, { users: string[]; next: string | null }> = {
    start: { users: ["a", "b"], next: "cursor/1+=" },
    "cursor/1+=": { users: [], next: "cursor-2" },
    "cursor-2": { users: ["c"], next: null },
  };

  eachTransport("asks for the same pages as the official SDK, and finds the same users", async () => {
    const bodies: unknown[] = [];
    const baseUrl = await serve((request, response) => {
      void bodyOf(request).then((text) => {
        const body = JSON.parse(text) as { cursor?: string };
        bodies.push(body);
        const { users, next } = pages[body.cursor ?? "start"]!;
        const results = users.map((user_id) => ({ user_id }));
        response.end(JSON.stringify({ results, results_metadata: { total: 3, next_cursor: next } }));
      });
    });
    const search = { limit: 2, query: { operator: "AND" as const, operands: [] } };

    const theirs: string[] = [];
    const client = new official.Client({ project_id: projectId, secret, env: baseUrl });
    for await (const users of client.users.searchAll(search))
      theirs.push(...users.map((user) => user.user_id));
    const asked = bodies.splice(0);

    const ours: string[] = [];
    const stytch = clientAt(baseUrl);
    for await (const user of stytch.users.searchAll(search)) ours.push(user.user_id);

    expect(ours).toEqual(["a", "b", "c"]);
    expect(ours).toEqual(theirs);
    expect(bodies).toHaveLength(3);
    expect(bodies).toEqual(asked);
  });
});
