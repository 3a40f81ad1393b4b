// Which combinations of fields the compiler refuses, of sessions, factors and clients. Nothing here calls anything:
// `tsc -p .` is the test, and vitest shows its names.
import { describe, expectTypeOf, it } from "vitest";
import type { Schemas, Stytch } from "../../src/index.ts";

declare const stytch: Stytch;
const user_id = "user-test-1";
const session_token = "token";
const session_jwt = "jwt";
const email = "sandbox@stytch.com";
const phone_number = "+15005550006";
const both = { session_token, session_jwt };

/** Checked by the compiler, never run. */
function check(code: () => unknown): () => unknown {
  return code;
}

describe("a session is named in exactly one way", () => {
  it("where it is checked", () => {
    check(() => stytch.sessions.authenticate({ session_token }));
    check(() => stytch.sessions.authenticate({ session_jwt, session_duration_minutes: 60 }));
    // @ts-expect-error by both of them
    check(() => stytch.sessions.authenticate({ session_token, session_jwt }));
    // @ts-expect-error by both, in a variable
    check(() => stytch.sessions.authenticate(both));
    // @ts-expect-error by neither of them
    check(() => stytch.sessions.authenticate({ session_duration_minutes: 60 }));
    // @ts-expect-error by nothing at all
    check(() => stytch.sessions.authenticate());
    const permission = { resource_id: "documents", action: "read" };
    check(() => stytch.sessions.authenticate({ session_token, authorization_check: permission }));
    // @ts-expect-error a permission without its action
    check(() => stytch.sessions.authenticate({ session_token, authorization_check: { resource_id: "a" } }));
  });

  it("where it ends", () => {
    check(() => stytch.sessions.revoke({ session_id: "session-test-1" }));
    check(() => stytch.sessions.revoke({ session_token }));
    check(() => stytch.sessions.revoke({ session_jwt }));
    // @ts-expect-error by two of them
    check(() => stytch.sessions.revoke({ session_id: "session-test-1", session_token }));
    // @ts-expect-error by none of them
    check(() => stytch.sessions.revoke({}));
    // @ts-expect-error by the user, whose sessions aren't revoked all at once
    check(() => stytch.sessions.revoke({ user_id }));
  });

  it("where a password is set by it", () => {
    check(() => stytch.passwords.sessions.reset({ session_jwt, password: "long" }));
    // @ts-expect-error by both of them
    check(() => stytch.passwords.sessions.reset({ session_token, session_jwt, password: "long" }));
    // @ts-expect-error by neither of them
    check(() => stytch.passwords.sessions.reset({ password: "long" }));
  });
});

describe("a session that a sign-in adds to is named in at most one way", () => {
  it("by each factor", () => {
    check(() => stytch.magicLinks.authenticate({ token: "t" }));
    check(() => stytch.magicLinks.authenticate({ token: "t", session_token }));
    // @ts-expect-error by both of them
    check(() => stytch.magicLinks.authenticate({ token: "t", session_token, session_jwt }));
    // @ts-expect-error by both of them
    check(() => stytch.otps.authenticate({ method_id: "m", code: "123456", session_token, session_jwt }));
    // @ts-expect-error by both of them
    check(() => stytch.oauth.authenticate({ token: "t", session_token, session_jwt }));
    // @ts-expect-error by both of them
    check(() => stytch.passwords.authenticate({ email, password: "p", ...both }));
    // @ts-expect-error by both of them
    check(() => stytch.totps.authenticate({ user_id, totp_code: "123456", session_token, session_jwt }));
    // @ts-expect-error by both of them
    check(() => stytch.webauthn.authenticate({ public_key_credential: "{}", session_token, session_jwt }));
  });

  it("and holds one session, or null where no duration was asked", () => {
    type Answer = Schemas["api_magic_v1_AuthenticateResponse"];
    expectTypeOf<Extract<Answer["session"], null>>().toEqualTypeOf<null>();
    expectTypeOf<Answer["session_token"]>().toEqualTypeOf<string>();
  });
});

describe("the user that a message is for", () => {
  it("is named by an id or by a session, if at all", () => {
    check(() => stytch.otps.sms.send({ phone_number }));
    check(() => stytch.otps.sms.send({ phone_number, user_id }));
    // @ts-expect-error by an id and a session
    check(() => stytch.otps.sms.send({ phone_number, user_id, session_token }));
    // @ts-expect-error by an id and a session
    check(() => stytch.otps.email.send({ email, user_id, session_jwt }));
    // @ts-expect-error by an id and a session
    check(() => stytch.magicLinks.email.send({ email, user_id, session_jwt }));
    // @ts-expect-error without an address
    check(() => stytch.magicLinks.email.send({ user_id }));
    // @ts-expect-error by a session, of a new user
    check(() => stytch.otps.sms.loginOrCreate({ phone_number, session_token }));
    // @ts-expect-error by email, where the code goes to a phone
    check(() => stytch.otps.whatsapp.loginOrCreate({ email }));
  });

  it("of an account to attach is named in exactly one way", () => {
    check(() => stytch.oauth.attach({ provider: "google", user_id }));
    // @ts-expect-error by none of them
    check(() => stytch.oauth.attach({ provider: "google" }));
    // @ts-expect-error by two of them
    check(() => stytch.oauth.attach({ provider: "google", user_id, session_token }));
  });

  it("of a consent is named in exactly one way", () => {
    const grant = {
      client_id: "c",
      redirect_uri: "https://app.example",
      response_type: "code" as const,
      scopes: ["openid"],
    };
    check(() => stytch.idp.oauth.authorizeStart({ ...grant, user_id }));
    // @ts-expect-error by none of them
    check(() => stytch.idp.oauth.authorizeStart(grant));
    // @ts-expect-error by two of them
    check(() => stytch.idp.oauth.authorizeStart({ ...grant, user_id, session_jwt }));
    // @ts-expect-error without the user's answer
    check(() => stytch.idp.oauth.authorize({ ...grant, user_id }));
  });
});

describe("a session's", () => {
  it("custom claims are removed by null, and its duration is a number", () => {
    check(() =>
      stytch.sessions.authenticate({ session_token, session_custom_claims: { plan: null, seats: 3 } }),
    );
    // @ts-expect-error a list isn't claims
    check(() => stytch.sessions.authenticate({ session_token, session_custom_claims: ["plan"] }));
    // @ts-expect-error it is in words
    check(() => stytch.sessions.authenticate({ session_token, session_duration_minutes: "60" }));
  });
});

describe("a fraud rule", () => {
  it("is for one kind of thing", () => {
    check(() => stytch.fraud.rules.set({ action: "BLOCK", visitor_id: "visitor-1" }));
    check(() =>
      stytch.fraud.rules.set({ action: "NONE", cidr_block: "192.0.2.0/24", expires_in_minutes: 60 }),
    );
    // @ts-expect-error for two of them
    check(() => stytch.fraud.rules.set({ action: "BLOCK", visitor_id: "v", country_code: "XX" }));
    // @ts-expect-error for none of them
    check(() => stytch.fraud.rules.set({ action: "BLOCK" }));
    // @ts-expect-error without what it says
    check(() => stytch.fraud.rules.set({ visitor_id: "v" }));
  });
});

describe("clients of machines", () => {
  it("have their own id in a path beside the body's fields", () => {
    check(() => stytch.m2m.clients.update({ client_id: "c", scopes: [] }));
    // @ts-expect-error without the id
    check(() => stytch.m2m.clients.update({ scopes: [] }));
    // @ts-expect-error the secret is rotated, not updated
    check(() => stytch.m2m.clients.update({ client_id: "c", client_secret: "s" }));
    // @ts-expect-error no fields but the id
    check(() => stytch.m2m.clients.secrets.rotateStart({ client_id: "c", force: true }));
  });

  it("ask for a token by OAuth's own form", () => {
    const app = { client_id: "c", client_secret: "s" };
    check(() => stytch.m2m.token({ grant_type: "client_credentials", ...app }));
    // @ts-expect-error another grant
    check(() => stytch.m2m.token({ grant_type: "password", ...app }));
    // @ts-expect-error a list, where the form has one text
    check(() => stytch.m2m.token({ grant_type: "client_credentials", ...app, scope: [] }));
  });

  it("are searched by filters that go with their values", () => {
    check(() => {
      const operands = [{ filter_name: "client_name" as const, filter_value: ["Billing"] }];
      return stytch.m2m.clients.search({ query: { operator: "AND", operands } });
    });
    check(() => {
      const operands = [{ filter_name: "client_name" as const, filter_value: "Billing" }];
      // @ts-expect-error a text, where the filter takes a list
      return stytch.m2m.clients.search({ query: { operator: "AND", operands } });
    });
  });
});

describe("walks over every page", () => {
  it("go without params where no field is required", () => {
    check(() => stytch.users.searchAll());
    check(() => stytch.m2m.clients.searchAll());
    check(() => stytch.connectedApp.clients.searchAll());
    check(() => stytch.fraud.rules.listAll());
  });
});

describe("calls without params", () => {
  it("take none", () => {
    check(() => stytch.rbac.policy());
    check(() => stytch.project.metrics());
    check(() => stytch.sessions.getJWKS());
    check(() => stytch.debug.whoami());
    // @ts-expect-error there is nothing to say
    check(() => stytch.rbac.policy({ project_id: "p", force: true }));
  });
});
