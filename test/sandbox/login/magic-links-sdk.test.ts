// Sequences of logins by magic link, as apps that use the official SDK run them against a port.
import official from "stytch";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { serve, type Server } from "../../../src/node/index.ts";
import { projectId, secret } from "../helpers.ts";
import { challengeOf, email, MINUTE, start, tokenTo } from "./magic-link-login.ts";

const login = start();
let server: Server;
let client: official.Client;

beforeAll(async () => {
  server = await serve(login.sandbox.fetch, { port: 0 });
  // It warns about the address.
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  client = new official.Client({ project_id: projectId, secret, env: server.url });
  warn.mockRestore();
});
afterAll(() => server.close());

/** The end of a call that the SDK refuses. */
async function refused(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => ({ status_code: 200, error_type: "none" }),
    (reason: unknown) => reason as { status_code: number; error_type: string },
  );
  return `${error.status_code} ${error.error_type}`;
}

describe("by the official SDK", () => {
  it("someone signs up by an email link, and the local check takes their JWT", async () => {
    const sent = await client.magicLinks.email.loginOrCreate({ email });
    expect(sent).toMatchObject({ status_code: 200, user_created: true });
    expect(await client.users.get({ user_id: sent.user_id })).toMatchObject({
      status: "active",
      emails: [{ verified: false }],
    });
    const token = tokenTo(login);
    const answer = await client.magicLinks.authenticate({ token, session_duration_minutes: 60 });
    expect(answer.user.emails).toMatchObject([{ email, verified: true }]);
    const current_date = login.sandbox.clock.now();
    const local = await client.sessions.authenticateJwtLocal({
      session_jwt: answer.session_jwt,
      current_date,
    });
    expect(local).toMatchObject({
      session_id: answer.session!.session_id,
      user_id: sent.user_id,
      authentication_factors: [
        {
          type: "magic_link",
          delivery_method: "email",
          email_factor: { email_id: sent.email_id, email_address: email },
        },
      ],
    });
    expect(await refused(client.magicLinks.authenticate({ token }))).toBe("401 unable_to_auth_magic_link");
  });

  it("a pending user becomes active by their link", async () => {
    const body = { email: "pending@example.com", create_user_as_pending: true };
    const { user_id } = await client.magicLinks.email.loginOrCreate(body);
    expect((await client.users.get({ user_id })).status).toBe("pending");
    expect((await client.magicLinks.email.loginOrCreate(body)).user_created).toBe(false);
    const { user } = await client.magicLinks.authenticate({ token: tokenTo(login, body.email) });
    expect(user.status).toBe("active");
    await client.magicLinks.email.send({ email: body.email });
    expect(login.sandbox.messages.last({ to: body.email })).toMatchObject({ audience: "login" });
  });

  it("a phone number joins the session of a link as a second factor", async () => {
    await client.magicLinks.email.loginOrCreate({ email: "mfa@example.com" });
    const { session_token, session } = await client.magicLinks.authenticate({
      token: tokenTo(login, "mfa@example.com"),
      session_duration_minutes: 60,
    });
    const { phone_id } = await client.otps.sms.send({ phone_number: "+12025550163", session_token });
    const { code } = login.sandbox.messages.last({ kind: "passcode" });
    const answer = await client.otps.authenticate({
      method_id: phone_id,
      code,
      session_token,
      session_duration_minutes: 60,
    });
    expect(answer.session).toMatchObject({
      session_id: session!.session_id,
      authentication_factors: [{ type: "magic_link" }, { type: "otp", delivery_method: "sms" }],
    });
  });

  it("a link is bound to a browser by PKCE", async () => {
    const verifier = "0123456789-._~".repeat(4);
    await client.magicLinks.email.send({ email, code_challenge: challengeOf(verifier) });
    const token = tokenTo(login);
    const authenticate = (code_verifier?: string) =>
      client.magicLinks.authenticate({ token, ...(code_verifier && { code_verifier }) });
    expect(await refused(authenticate())).toBe("400 pkce_expected_code_verifier");
    expect(await refused(authenticate("x".repeat(43)))).toBe("400 pkce_mismatch");
    expect((await authenticate(verifier)).status_code).toBe(200);
  });

  it("an invitation is taken back", async () => {
    const body = { email: "invited@example.com", name: { first_name: "Grace" } };
    const { user_id } = await client.magicLinks.email.invite(body);
    expect(await client.users.get({ user_id })).toMatchObject({
      status: "pending",
      name: { first_name: "Grace" },
    });
    const token = tokenTo(login, body.email);
    expect((await client.magicLinks.email.revokeInvite({ email: body.email })).status_code).toBe(200);
    expect(await refused(client.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
  });

  it("a link to send oneself ends by the sandbox's clock", async () => {
    const { user_id } = await client.users.create({ email: "own@example.com" });
    const { token } = await client.magicLinks.create({ user_id, expiration_minutes: 5 });
    const spare = await client.magicLinks.create({ user_id });
    login.sandbox.clock.advance(5 * MINUTE);
    expect(await refused(client.magicLinks.authenticate({ token }))).toBe("401 unable_to_auth_magic_link");
    const answer = await client.magicLinks.authenticate({ token: spare.token, session_duration_minutes: 5 });
    expect(answer.session!.authentication_factors).toMatchObject([{ delivery_method: "embedded" }]);
  });
});
