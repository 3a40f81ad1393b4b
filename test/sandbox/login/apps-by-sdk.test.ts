// The official SDK, over a port: an authenticator app as a second factor, its loss, a rotation, sessions from elsewhere.
import official from "stytch";
import { expect, it, vi } from "vitest";
import { serve } from "../../../src/node/index.ts";
import { createSandbox } from "../../../src/sandbox/index.ts";
import { projectId, secret } from "../helpers.ts";
import { showCode } from "./authenticator.ts";

/** A sandbox on a port with a signed-in user, and the SDK of the provider. */
async function signIn() {
  vi.spyOn(console, "warn").mockImplementation(() => {}); // It warns about the address.
  const sandbox = createSandbox({
    projectId,
    secret,
    validate: true,
    userInfo: (token) => (token === "old" ? { email: "ada@example.com" } : undefined),
  });
  const server = await serve(sandbox.fetch, { port: 0 });
  const client = new official.Client({ project_id: projectId, secret, env: server.url });
  const { email_id, user_id } = await client.otps.email.loginOrCreate({ email: "ada@example.com" });
  const { code } = sandbox.messages.last({ kind: "passcode" });
  const given = { method_id: email_id, code, session_duration_minutes: 60 };
  const { session_token } = await client.otps.authenticate(given);
  const now = () => sandbox.clock.now().getTime();
  const stop = async () => {
    vi.restoreAllMocks();
    await server.close();
  };
  return { sandbox, client, user_id, session_token, now, stop };
}

it("a second factor, and a lost phone", async () => {
  const { client, user_id, session_token, now, stop } = await signIn();
  try {
    const app = await client.totps.create({ user_id });
    const totp_code = showCode(app.secret, now());
    const given = { user_id, totp_code, session_token, session_duration_minutes: 60 };
    const second = await client.totps.authenticate(given);
    expect(second.session_token).toBe(session_token);
    const session = await client.sessions.authenticateJwtLocal({ session_jwt: second.session_jwt });
    expect(session.authentication_factors.map(({ type }) => type)).toEqual(["otp", "totp"]);
    const used = { error_type: "totp_code_already_authenticated" };
    await expect(client.totps.authenticate(given)).rejects.toMatchObject(used);
    await expect(client.totps.create({ user_id })).rejects.toMatchObject({
      error_type: "active_totp_exists",
    });

    const recovery = { user_id, recovery_code: app.recovery_codes[0]!, session_duration_minutes: 60 };
    const recovered = await client.totps.recover(recovery);
    expect(recovered.session?.authentication_factors[0]?.type).toBe("recovery_codes");
    const spent = { error_type: "unable_to_authenticate_recovery_code" };
    await expect(client.totps.recover(recovery)).rejects.toMatchObject(spent);
    expect((await client.totps.recoveryCodes({ user_id })).totps[0]?.recovery_codes).toHaveLength(9);
    await client.users.deleteTOTP({ totp_id: app.totp_id });
    expect((await client.totps.create({ user_id })).status_code).toBe(200);
  } finally {
    await stop();
  }
});

it("a rotation of keys, an impersonation and a migrated session", async () => {
  const { sandbox, client, user_id, session_token, stop } = await signIn();
  try {
    const before = await client.sessions.authenticate({ session_token });
    await sandbox.keys.rotate();
    const after = await client.sessions.authenticate({ session_token });
    for (const { session_jwt } of [before, after]) {
      const checked = await client.sessions.authenticateJwtLocal({ session_jwt });
      expect(checked.user_id).toBe(user_id);
    }

    const { impersonation_token } = sandbox.impersonation.createToken({ user_id });
    const acting = await client.impersonation.authenticate({ impersonation_token });
    const local = await client.sessions.authenticateJwtLocal({ session_jwt: acting.session_jwt });
    expect(local.authentication_factors[0]?.type).toBe("impersonated");
    await expect(
      client.sessions.authenticate({ session_token: acting.session_token, session_duration_minutes: 60 }),
    ).rejects.toMatchObject({ error_type: "session_not_mutable" });

    const migrated = await client.sessions.migrate({ session_token: "old", session_duration_minutes: 60 });
    expect(migrated.user_id).toBe(user_id);
    await expect(client.sessions.migrate({ session_token: "new" })).rejects.toMatchObject({
      error_type: "migrate_from_external_unexpected_response",
    });
  } finally {
    await stop();
  }
});
