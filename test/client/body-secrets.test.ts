// A server may echo what a call's body has in the fields of secrets: no error, hook or span shows it.
import { describe, expect, it } from "vitest";
import { secretFields } from "../../generated/routes.ts";
import {
  createStytch,
  StytchAPIError,
  StytchConnectionError,
  StytchResponseError,
  type Stytch,
} from "../../src/index.ts";
import { clientOn, failure, json, refusal } from "../helpers.ts";

const password = 'Tr0ub4dor & "3" ключ';
const token = "DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=";
const echo = (text: string) => () => json({ ...refusal(), error_message: `You sent ${text}.` }, 400);
const messageOf = async (call: Promise<unknown>): Promise<string> =>
  (await failure(call, StytchAPIError)).error_message;

const calls: [name: string, secret: string, call: (stytch: Stytch) => Promise<unknown>][] = [
  ["a password", password, (stytch) => stytch.passwords.create({ email: "a@example.com", password })],
  ["a token", token, (stytch) => stytch.magicLinks.authenticate({ token })],
  [
    "a code of PKCE",
    token + token,
    (stytch) => stytch.oauth.authenticate({ token: "t", code_verifier: token + token }),
  ],
  ["a session's token", token, (stytch) => stytch.sessions.authenticate({ session_token: token })],
  [
    "a session's JWT",
    `eyJh.${token}.c2ln`,
    (stytch) => stytch.sessions.revoke({ session_jwt: `eyJh.${token}.c2ln` }),
  ],
  [
    "a recovery code",
    "r4nd-om5a-mple",
    (stytch) => stytch.totps.recover({ user_id: "u", recovery_code: "r4nd-om5a-mple" }),
  ],
  [
    "a hash",
    "$2a$12$vefrp2FTgYtYrKRx",
    (stytch) =>
      stytch.passwords.migrate({
        email: "a@example.com",
        hash: "$2a$12$vefrp2FTgYtYrKRx",
        hash_type: "bcrypt",
      }),
  ],
  ["the token of a form", token, (stytch) => stytch.idp.introspectTokenNetwork({ token, client_id: "c" })],
];

describe("a caller's token for a gateway that is echoed", () => {
  it("is hidden, be it the client's or a call's", async () => {
    const headers = { authorization: `Bearer ${token}` };
    const options = { gateway: "https://app.example", fetch: echo(token), retry: false } as const;
    for (const call of [
      createStytch({ ...options, headers }).users.get({ user_id: "u" }),
      createStytch(options).users.get({ user_id: "u" }, { headers }),
    ]) {
      expect(await messageOf(call)).toBe("You sent [redacted].");
    }
  });
});

describe("a secret of a body that is echoed", () => {
  it.each(calls)("is hidden in the API's error: %s", async (_, secret, call) => {
    for (const written of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
      expect(await messageOf(call(clientOn(echo(written))))).toBe("You sent [redacted].");
    }
  });

  it("is hidden in details, their names, the request id and headers", async () => {
    const error_details = { [password]: [{ deep: password }] };
    const told = { ...refusal(), error_details, error_url: `https://e.com/?t=${token}`, request_id: token };
    const stytch = clientOn(() => json(told, 400, { "x-echo": token, "x-request-id": token }));
    const error = await failure(stytch.passwords.email.reset({ token, password }), StytchAPIError);
    const shown = JSON.stringify([error, [...error.headers]]);
    expect(shown).not.toContain(token);
    expect(shown).not.toContain("Tr0ub4dor");
    expect(error.error_details).toEqual({ "[redacted]": [{ deep: "[redacted]" }] });
  });

  it("is no other field's, as an email address is", async () => {
    const email = "a@example.com";
    expect(await messageOf(clientOn(echo(email)).users.create({ email }))).toBe(`You sent ${email}.`);
  });

  it("is hidden in what a connection says, and in a response that is not the API's", async () => {
    const sessions = (fetch: () => Response | Promise<Response>) =>
      clientOn(fetch, { retry: false }).sessions.authenticate({ session_token: token });
    const broken = await failure(
      sessions(() => Promise.reject(new Error(`cannot send ${token}`))),
      StytchConnectionError,
    );
    expect(broken.message).toContain("cannot send [redacted]");
    const page = () =>
      new Response("<p>", { status: 502, headers: { "content-type": `text/html; a=${token}` } });
    expect((await failure(sessions(page), StytchResponseError)).message).not.toContain(token);
  });

  it("is hidden at any depth, and where a middleware wrote the body", async () => {
    const stytch = clientOn(echo(`${token} ${password}`));
    const trusted_metadata = { list: [{ token }], ["__proto__"]: { password } };
    expect(await messageOf(stytch.users.create({ email: "a@example.com", trusted_metadata }))).toBe(
      "You sent [redacted] [redacted].",
    );
    for (const body of [JSON.stringify({ token, password }), new URLSearchParams({ token, password })]) {
      const other = clientOn(echo(`${token} ${password}`));
      other.raw.use({ onRequest: ({ request }) => new Request(request.url, { method: "POST", body }) });
      expect(await messageOf(other.users.create({ email: "a@example.com" }))).toBe(
        "You sent [redacted] [redacted].",
      );
    }
  });

  it("is hidden in raw's error", async () => {
    const { error } = await clientOn(echo(password)).raw.POST("/v1/passwords", {
      body: { email: "a@example.com", password },
    });
    expect(error).toMatchObject({ error_message: "You sent [redacted]." });
  });

  it("is hidden from hooks", async () => {
    const told: string[] = [];
    const onError = ({ error }: { error: Error }) => void told.push(error.message);
    const stytch = clientOn(() => Promise.reject(new Error(token)), { retry: false, hooks: [{ onError }] });
    await failure(stytch.magicLinks.authenticate({ token }), StytchConnectionError);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("[redacted]");
  });

  it("of fewer than eight characters is left, as it may stand in any text", async () => {
    const call = (own: string) => clientOn(echo(`${own} 1234567`)).magicLinks.authenticate({ token: own });
    expect(await messageOf(call("1234567"))).toBe("You sent 1234567 1234567.");
    expect(await messageOf(call("12345678"))).toBe("You sent [redacted] 1234567.");
    const otp = clientOn(echo("123456")).otps.authenticate({ method_id: "m", code: "123456" });
    expect(await messageOf(otp)).toBe("You sent 123456.");
  });

  it("leaves the error's type", async () => {
    const stytch = clientOn(() => json({ ...refusal(), error_type: "weak_password" }, 400));
    const own = "weak_password";
    const error = await failure(
      stytch.passwords.create({ email: "a@example.com", password: own }),
      StytchAPIError,
    );
    expect(error.error_type).toBe("weak_password");
  });

  it("of one call leaves the errors of others", async () => {
    const stytch = clientOn(echo(token));
    expect(await messageOf(stytch.magicLinks.authenticate({ token }))).toBe("You sent [redacted].");
    expect(await messageOf(stytch.users.create({ email: "a@example.com" }))).toBe(`You sent ${token}.`);
  });
});

it("The fields of secrets are the document's of the format password", () => {
  expect(secretFields).toContain("client_secret");
  expect(secretFields).not.toContain("email");
  expect(new Set(secretFields).size).toBe(secretFields.length);
});
