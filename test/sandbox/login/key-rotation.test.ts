// A rotation of the keys of session JWTs: the old key and the new one side by side, for a month by the clock.
import { decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { addControl } from "../../../src/sandbox/control/control.ts";
import type { Snapshot } from "../../../src/sandbox/index.ts";
import { createStytch } from "../../../src/index.ts";
import { projectId, secret, start } from "../helpers.ts";

const DAY = 24 * 60 * 60_000;

/** A sandbox with a signed-in user. */
async function signIn() {
  const started = start([], { validate: true });
  const { stytch, sandbox } = started;
  const { email_id } = await stytch.otps.email.loginOrCreate({ email: "ada@example.com" });
  const { code } = sandbox.messages.last({ kind: "passcode" });
  const { session_token, session_jwt } = await stytch.otps.authenticate({
    method_id: email_id,
    code,
    session_duration_minutes: 527_040,
  });
  const listed = async () => (await stytch.sessions.getJWKS({ project_id: projectId })).keys;
  const renew = () => stytch.sessions.authenticate({ session_token });
  return { ...started, session_jwt, listed, renew };
}

const kidOf = (jwt: string) => decodeProtectedHeader(jwt).kid;

describe("a rotation", () => {
  it("signs by the new key, and leaves the old one in the set for a month", async () => {
    const { sandbox, session_jwt, listed, renew } = await signIn();
    const old = kidOf(session_jwt);
    const { kid } = await sandbox.keys.rotate();
    expect(kid).not.toBe(old);
    expect((await listed()).map((key) => key.kid)).toEqual([old, kid]);
    expect(kidOf((await renew()).session_jwt)).toBe(kid);

    sandbox.clock.advance(30 * DAY - 1000);
    expect(await listed()).toHaveLength(2);
    sandbox.clock.advance(1000);
    expect((await listed()).map((key) => key.kid)).toEqual([kid]);
    expect(sandbox.snapshot().keys).toHaveLength(1);
  });

  it("leaves JWTs of both keys right, in local checks and in the API's", async () => {
    const { sandbox, fetch, session_jwt, renew } = await signIn();
    await sandbox.keys.rotate();
    const renewed = (await renew()).session_jwt;
    for (const jwt of [session_jwt, renewed]) {
      const client = createStytch({ projectId, secret, fetch });
      const now = sandbox.clock.now();
      const checked = await client.sessions.authenticateJwtLocal({ session_jwt: jwt, current_date: now });
      expect(checked.user_id).toBeTruthy();
      expect((await client.sessions.authenticate({ session_jwt: jwt })).session_jwt).toBeTruthy();
    }
  });

  it("makes the first key too, and may be repeated", async () => {
    const { sandbox, stytch } = start();
    await sandbox.keys.rotate();
    sandbox.clock.advance(20 * DAY);
    const { kid } = await sandbox.keys.rotate();
    sandbox.clock.advance(10 * DAY);
    const { keys } = await stytch.sessions.getJWKS({ project_id: projectId });
    expect(keys).toHaveLength(2);
    expect(keys.at(-1)?.kid).toBe(kid);
    expect(new Set(keys.map((key) => key.kid)).size).toBe(2);
  });

  it("stays in a snapshot, in its middle, and through a reset", async () => {
    const { sandbox, session_jwt } = await signIn();
    const { kid } = await sandbox.keys.rotate();
    const other = start(sandbox.snapshot());
    const { keys } = await other.stytch.sessions.getJWKS({ project_id: projectId });
    expect(keys.map((key) => key.kid)).toEqual([kidOf(session_jwt), kid]);
    other.sandbox.clock.advance(30 * DAY);
    expect((await other.stytch.sessions.getJWKS({ project_id: projectId })).keys).toHaveLength(1);
    sandbox.reset();
    expect(sandbox.snapshot().keys).toHaveLength(2);
  });

  it("is one change to whoever follows the state", async () => {
    const { sandbox } = await signIn();
    let changes = 0;
    sandbox.subscribe(() => changes++);
    await sandbox.keys.rotate();
    expect(changes).toBe(1);
  });

  it("is refused of a snapshot with a wrong end of a key", async () => {
    const { sandbox } = await signIn();
    const snapshot = sandbox.snapshot();
    const keys = snapshot.keys.map((key) => ({ ...key, retires_at: "soon" }));
    const wrong: Snapshot = { ...snapshot, keys };
    expect(() => sandbox.restore(wrong)).toThrow("snapshot.keys[0].retires_at must be in RFC 3339");
  });

  it("can be had over the control", async () => {
    const { sandbox, listed } = await signIn();
    const handler = addControl(sandbox.fetch, sandbox, "token");
    const response = await handler(
      new Request("http://sandbox.test/__sandbox/keys/rotate", {
        method: "POST",
        headers: { authorization: "Bearer token" },
      }),
    );
    const { kid } = (await response.json()) as { kid: string };
    expect((await listed()).at(-1)?.kid).toBe(kid);
  });
});
