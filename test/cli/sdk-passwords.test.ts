// Passwords by the official SDK over a port, and by our client in process: sign-up, verification, a forgotten password, a
// stranger's one, migration and a second factor, each to its end.
import bcrypt from "bcryptjs";
import official from "stytch";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createStytch } from "../../src/index.ts";
import { serve, type Server } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { showCode } from "../sandbox/login/authenticator.ts";

const projectId = "project-test-6b1f9cd8-4d40-4b2a-a1a5-2a7f0f0d0003";
const secret = "secret-test-passwords";
const email = "ada@example.com";
const password = "purple giraffe sings at noon";
const better = "eleven quiet lanterns adrift";
const session_duration_minutes = 60;

const sandbox = createSandbox({ projectId, secret, rateLimits: false });
let server: Server;
let sdk: official.Client;

beforeAll(async () => {
  server = await serve(sandbox.fetch);
  sdk = new official.Client({ project_id: projectId, secret, env: server.url, fraud_env: server.url });
});
afterAll(() => server.close());
beforeEach(() => sandbox.reset());

interface Answer {
  readonly error?: string;
  readonly user_id: string;
  readonly email_id: string;
  readonly session_token: string;
  readonly secret: string;
  readonly recovery_codes: string[];
  readonly totps: { readonly totp_id: string; readonly recovery_codes: string[] }[];
  readonly [field: string]: unknown;
}
type Call = (path: string, params?: object) => Promise<Answer>;

/** Calls methods of a client by their path. */
function caller(client: object): Call {
  return async (path, params = {}) => {
    const names = path.split(".");
    const method = names.pop()!;
    const holder = names.reduce<object>((node, name) => (node as Record<string, object>)[name]!, client);
    try {
      return await (holder as Record<string, (given: object) => Promise<Answer>>)[method]!(params);
    } catch (error) {
      const { error_type, status_code } = error as { error_type?: string; status_code?: number };
      if (error_type === undefined) throw error;
      return { error: `${status_code} ${error_type}` } as Answer;
    }
  };
}

const factorsOf = ({ session }: Answer): string[] =>
  (session as { authentication_factors: { type: string }[] }).authentication_factors.map(({ type }) => type);
const isVerified = ({ user }: Answer): boolean =>
  (user as { emails: { verified: boolean }[] }).emails[0]!.verified;

describe.each([
  ["the official SDK, over a port,", () => caller(sdk)],
  ["our client, in process,", () => caller(createStytch({ projectId, secret, fetch: sandbox.fetch }))],
] as const)("%s", (_, make) => {
  const signUp = (call: Call) => call("passwords.create", { email, password, session_duration_minutes });
  async function signInByCode(call: Call, wishes: object): Promise<Answer> {
    const { email_id: method_id } = await call("otps.email.loginOrCreate", { email });
    const { code } = sandbox.messages.last({ kind: "passcode" });
    return call("otps.authenticate", { method_id, code, ...wishes });
  }

  it("signs up once, and verifies the address in the same session", async () => {
    const call = make();
    expect(await call("passwords.strengthCheck", { email, password })).toMatchObject({
      valid_password: true,
    });
    const first = await signUp(call);
    expect([factorsOf(first), isVerified(first)]).toEqual([["password"], false]);
    expect(await signUp(call)).toEqual({ error: "400 duplicate_email" });
    const { session_token } = first;
    const second = await signInByCode(call, { session_token, session_duration_minutes });
    expect([factorsOf(second), isVerified(second)]).toEqual([["password", "otp"], true]);
    expect((await call("passwords.authenticate", { email, password })).error).toBeUndefined();
  });

  it("verifies first, and sets a password in the next five minutes", async () => {
    const call = make();
    const { session_token } = await signInByCode(call, { session_duration_minutes });
    expect(await call("passwords.sessions.reset", { session_token, password })).toMatchObject({
      session_token,
    });
    sandbox.clock.advance(6 * 60_000);
    expect(await call("passwords.sessions.reset", { session_token, password: better })).toEqual({
      error: "400 session_too_old_to_reset_password",
    });
  });

  it("resets a forgotten password by its mail, once", async () => {
    const call = make();
    const { session_token, user_id, email_id } = await signUp(call);
    expect(await call("passwords.authenticate", { email, password: better })).toEqual({
      error: "401 unauthorized_credentials",
    });
    const started = await call("passwords.email.resetStart", { email });
    expect(started).toMatchObject({ user_id, email_id });
    expect(started).not.toHaveProperty("token");
    const { token } = sandbox.messages.last({ kind: "password_reset" });
    const reset = (given: string) =>
      call("passwords.email.reset", { token, password: given, session_duration_minutes });
    expect(await reset("password1")).toEqual({ error: "400 weak_password" });
    const answer = await reset(better);
    expect([factorsOf(answer), isVerified(answer)]).toEqual([["password"], true]);
    expect(await call("sessions.authenticate", { session_token })).toEqual({
      error: "404 session_not_found",
    });
    expect(await reset(better)).toEqual({ error: "401 unable_to_auth_password_reset_token" });
  });

  it("takes a stranger's password back when the owner of the address comes", async () => {
    const call = make();
    const { user_id } = await signUp(call);
    expect(await signInByCode(call, {})).toMatchObject({ user_id, reset_sessions: true });
    expect(await call("passwords.authenticate", { email, password })).toEqual({
      error: "400 reset_password",
    });
    await call("passwords.email.resetStart", { email });
    const { token } = sandbox.messages.last({ kind: "password_reset" });
    await call("passwords.email.reset", { token, password: better });
    expect(await call("passwords.authenticate", { email, password: better })).toMatchObject({ user_id });
  });

  it("migrates a hash, by which its user signs in", async () => {
    const call = make();
    const hash = await bcrypt.hash(password, 4);
    const migrate = (to: string) =>
      call("passwords.migrate", { email: to, hash, hash_type: "bcrypt", set_email_verified: true });
    const made = await migrate(email);
    expect(made).toMatchObject({ user_created: true });
    expect(isVerified(made)).toBe(true);
    expect((await call("passwords.authenticate", { email, password })).error).toBeUndefined();
    expect(await migrate(email)).toEqual({ error: "400 password_already_exists" });
    await call("users.create", { email: "bob@example.com" });
    expect(await migrate("bob@example.com")).toMatchObject({ user_created: false });
  });

  it("adds an authenticator app, and gets over its loss", async () => {
    const call = make();
    const { user_id, session_token } = await signUp(call);
    const app = await call("totps.create", { user_id });
    const totp_code = showCode(app.secret, sandbox.clock.now().getTime());
    const proof = { user_id, totp_code, session_token, session_duration_minutes };
    expect(factorsOf(await call("totps.authenticate", proof))).toEqual(["password", "totp"]);
    expect(await call("totps.authenticate", proof)).toEqual({ error: "401 totp_code_already_authenticated" });
    expect(await call("totps.create", { user_id })).toEqual({ error: "400 active_totp_exists" });
    const lost = { user_id, recovery_code: app.recovery_codes[0], session_duration_minutes };
    expect(factorsOf(await call("totps.recover", lost))).toEqual(["recovery_codes"]);
    expect(await call("totps.recover", lost)).toEqual({ error: "401 unable_to_authenticate_recovery_code" });
    const { totps } = await call("totps.recoveryCodes", { user_id });
    expect(totps[0]!.recovery_codes).toHaveLength(9);
    await call("users.deleteTOTP", { totp_id: totps[0]!.totp_id });
    expect((await call("totps.create", { user_id })).error).toBeUndefined();
  });
});
