// Logins by passcode, and their sessions, by the official SDK over a port and by our client in process: the same calls end
// in the same way, and the SDK's own local check accepts the sandbox's JWTs by its key set.
import official from "stytch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStytch } from "../../src/index.ts";
import { serve, type Server } from "../../src/node/index.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";

const projectId = "project-test-6b1f9cd8-4d40-4b2a-a1a5-2a7f0f0d0002";
const secret = "secret-test-login";
const email = "ada@example.com";
const phone_number = "+12025550162";
const MINUTE = 60_000;
const CLAIM = "https://stytch.com/session";

const sandbox: Sandbox = createSandbox({ projectId, secret });
let server: Server;
let sdk: official.Client;

beforeAll(async () => {
  server = await serve(sandbox.fetch);
  sdk = new official.Client({ project_id: projectId, secret, env: server.url, fraud_env: server.url });
});
afterAll(() => server.close());

type Params = Record<string, unknown>;
type Call = (params: object) => Promise<Params>;

/** One of the two clients, of which a sequence calls methods by their path. */
function caller(client: object) {
  return async (path: string, params: object): Promise<Params> => {
    const names = path.split(".");
    const method = names.pop()!;
    const holder = names.reduce<Params>((node, name) => node[name] as Params, client as Params);
    try {
      return await (holder[method] as Call).call(holder, params);
    } catch (error) {
      const { error_type, status_code } = error as { error_type?: string; status_code?: number };
      if (error_type === undefined) throw error;
      return { error: `${status_code} ${error_type}` };
    }
  };
}

const clients = {
  "the official SDK, over a port,": () => caller(sdk),
  "our client, in process,": () => caller(createStytch({ projectId, secret, fetch: sandbox.fetch })),
};

const lastCode = (to: string): string => sandbox.messages.last({ to, kind: "passcode" }).code;
const otherThan = (code: string): string => (code === "111111" ? "222222" : "111111");

describe.each(Object.entries(clients))("%s", (_, make) => {
  type Session = Params & { expires_at: string; session_id: string };
  const sessionOf = (answer: Params): Session => answer["session"] as Session;

  async function logIn(session_duration_minutes = 60): Promise<Params> {
    const call = make();
    const { email_id } = await call("otps.email.loginOrCreate", { email });
    return call("otps.authenticate", {
      method_id: email_id,
      code: lastCode(email),
      session_duration_minutes,
    });
  }

  it("logs a known user in by SMS", async () => {
    sandbox.reset();
    const call = make();
    const send = () => call("otps.sms.send", { phone_number });
    expect(await send()).toEqual({ error: "404 phone_number_not_found" });
    await call("users.create", { phone_number });
    const { phone_id: method_id } = await send();
    const first = lastCode(phone_number);
    const tryCode = (code: string) => call("otps.authenticate", { method_id, code });
    expect(await tryCode(otherThan(first))).toEqual({ error: "404 otp_code_not_found" });
    await send();
    const second = lastCode(phone_number);
    if (first !== second) expect(await tryCode(first)).toEqual({ error: "404 otp_code_not_found" });
    const none = { session: null, session_token: "", session_jwt: "" };
    expect(await tryCode(second)).toMatchObject({ status_code: 200, method_id, ...none });
    expect(await tryCode(second)).toEqual({ error: "401 unable_to_auth_otp_code" });
  });

  it("adds a second factor to a session, and without its proof the number is gone", async () => {
    sandbox.reset();
    const call = make();
    const first = await logIn();
    const { session_token, user_id } = first;
    const { phone_id } = await call("otps.sms.send", { phone_number, session_token });
    const numbers = async () => (await call("users.get", { user_id }))["phone_numbers"];
    expect(await numbers()).toMatchObject([{ phone_id, verified: false }]);
    sandbox.clock.advance(5 * MINUTE);
    expect(await numbers()).toEqual([]);
    const { phone_id: method_id } = await call("otps.sms.send", { phone_number, session_token });
    const proof = { method_id, code: lastCode(phone_number), session_token, session_duration_minutes: 60 };
    const second = await call("otps.authenticate", proof);
    expect(sessionOf(second)["session_id"]).toBe(sessionOf(first)["session_id"]);
    expect(sessionOf(second)["authentication_factors"]).toMatchObject([
      { type: "otp", delivery_method: "email" },
      { type: "otp", delivery_method: "sms" },
    ]);
    expect(await numbers()).toMatchObject([{ verified: true }]);
  });

  it("refreshes a session by its JWT and extends it by its token", async () => {
    sandbox.reset();
    const call = make();
    const { session_jwt, session_token, session } = await logIn();
    const check = () => {
      const current_date = sandbox.clock.now();
      return call("sessions.authenticateJwtLocal", { session_jwt, current_date });
    };
    const { expires_at, session_id } = session as Session;
    const local = await check();
    expect(local["session_id"] ?? sessionOf(local).session_id).toBe(session_id);
    sandbox.clock.advance(5 * MINUTE);
    await expect(check()).rejects.toMatchObject({ code: "jwt_invalid" });
    const refreshed = await call("sessions.authenticate", { session_jwt });
    expect(refreshed).toMatchObject({ session_token: "", session: { session_id, expires_at } });
    expect(refreshed["session_jwt"]).not.toBe(session_jwt);
    const extended = await call("sessions.authenticate", { session_token, session_duration_minutes: 43_200 });
    expect(extended["session_token"]).toBe(session_token);
    const left = Date.parse(sessionOf(extended).expires_at) - sandbox.clock.now().getTime();
    expect(Math.round(left / MINUTE)).toBe(43_200);
  });

  it("revokes a session, whose JWT is good locally until its end", async () => {
    sandbox.reset();
    const call = make();
    const { session_jwt, session_token, session, user_id } = await logIn();
    const { session_id } = session as Session;
    expect(await call("sessions.revoke", { session_id })).toMatchObject({ status_code: 200 });
    const gone = { error: "404 session_not_found" };
    expect(await call("sessions.authenticate", { session_token })).toEqual(gone);
    expect(await call("sessions.authenticate", { session_jwt })).toEqual(gone);
    const current_date = sandbox.clock.now();
    await call("sessions.authenticateJwtLocal", { session_jwt, current_date });
    expect(await call("sessions.get", { user_id })).toMatchObject({ sessions: [] });
  });

  it("merges custom claims, into the JWT too", async () => {
    sandbox.reset();
    const call = make();
    const { session_token } = await logIn();
    const claim = (session_custom_claims: object) =>
      call("sessions.authenticate", { session_token, session_custom_claims });
    await claim({ a: 1, o: { x: 1, y: 2 } });
    const answer = await claim({ a: null, o: { x: null, z: 3 } });
    expect(sessionOf(answer)["custom_claims"]).toEqual({ o: { y: 2, z: 3 } });
    const [, payload] = (answer["session_jwt"] as string).split(".");
    const claims = JSON.parse(Buffer.from(payload!, "base64url").toString()) as Params;
    expect(claims).toMatchObject({ o: { y: 2, z: 3 }, [CLAIM]: { id: sessionOf(answer).session_id } });
    expect(claims).not.toHaveProperty("a");
  });

  it("makes a pending user active, and locks one after ten failures", async () => {
    sandbox.reset();
    const call = make();
    const pending = { email, create_user_as_pending: true };
    const { user_id, email_id: method_id } = await call("otps.email.loginOrCreate", pending);
    expect(await call("users.get", { user_id })).toMatchObject({ status: "pending" });
    expect(await logIn()).toMatchObject({ user: { status: "active", emails: [{ verified: true }] } });
    await call("otps.email.send", { email });
    const code = otherThan(lastCode(email));
    for (let i = 0; i < 10; i++) {
      expect(await call("otps.authenticate", { method_id, code })).toEqual({
        error: "404 otp_code_not_found",
      });
    }
    const locked = { error: "429 user_lock_limit_reached" };
    expect(await call("otps.authenticate", { method_id, code: lastCode(email) })).toEqual(locked);
    sandbox.clock.advance(60 * MINUTE);
    expect(await logIn()).toMatchObject({ status_code: 200 });
  });
});
