// The keys of session JWTs on a port: kept in the state file, and what the official SDK checks a JWT by.
import { createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import official from "stytch";
import { expect, it, vi } from "vitest";
import type { Snapshot } from "../../src/sandbox/index.ts";
import { folder, sandbox, type Running } from "./helpers.ts";

const user = "user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92";

async function keySet({ url, projectId }: Running): Promise<unknown> {
  const response = await fetch(`${url}/v1/sessions/jwks/${projectId}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { keys: unknown }).keys;
}

/** A session JWT of a user, signed by a key of a snapshot, as the API makes them. */
function sessionJwt(key: Snapshot["keys"][number], projectId: string): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const iat = Math.floor(Date.now() / 1000);
  const session = {
    id: "session-test-fe6c042b-6286-479f-8a4f-b046a6c46509",
    started_at: "2026-03-14T09:26:53Z",
    last_accessed_at: "2026-03-14T09:26:53Z",
    expires_at: "2036-03-14T09:26:53Z",
    attributes: { user_agent: "", ip_address: "" },
    authentication_factors: [],
  };
  const claims = {
    aud: [projectId],
    exp: iat + 300,
    "https://stytch.com/session": session,
    iat,
    iss: `stytch.com/${projectId}`,
    nbf: iat,
    sub: user,
  };
  const signed = `${encode({ alg: "RS256", kid: key.kid, typ: "JWT" })}.${encode(claims)}`;
  const privateKey = createPrivateKey({ key: { ...key, kty: "RSA" }, format: "jwk" });
  return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
}

it("the key is kept in the state file, and the official SDK checks JWTs by it, before and after a restart", async () => {
  // The SDK warns about the address.
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const state = join(folder(), "state.json");
  const credentials = ["--project-id", "project-test-keys", "--secret", "secret-test-keys"];
  const sets: unknown[] = [];
  for (let round = 0; round < 2; round++) {
    const running = await sandbox(["--control", "--state", state, ...credentials]);
    sets.push(await keySet(running));
    const { url, projectId, secret } = running;
    const client = new official.Client({ project_id: projectId, secret, env: url });
    expect((await client.sessions.getJWKS({ project_id: projectId })).keys).toEqual(sets[0]);
    const { keys } = (await (await running.control("GET", "/__sandbox/state")).json()) as Snapshot;
    const session_jwt = sessionJwt(keys[0]!, projectId);
    const checked: unknown = await client.sessions.authenticateJwtLocal({ session_jwt });
    expect(checked).toMatchObject({ user_id: user });
    const forged = `${session_jwt.slice(0, -4)}AAAA`;
    await expect(client.sessions.authenticateJwtLocal({ session_jwt: forged })).rejects.toThrow();
    await running.stop();
    expect((JSON.parse(readFileSync(state, "utf8")) as Snapshot).keys).toEqual(keys);
  }
  expect(sets[1]).toEqual(sets[0]);
  warn.mockRestore();
});
