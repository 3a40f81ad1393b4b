// The official SDK on a port: its clients' tokens pass its own check, and ours.
import official from "stytch";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createStytch } from "../../../src/index.ts";
import { serve } from "../../../src/node/index.ts";
import { createSandbox, type SandboxOptions } from "../../../src/sandbox/index.ts";
import { projectId, secret } from "../helpers.ts";

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {})); // It warns about the address.
afterEach(() => void vi.restoreAllMocks());

async function begin(options: Partial<SandboxOptions> = {}) {
  const sandbox = createSandbox({ projectId, secret, validate: true, ...options });
  const server = await serve(sandbox.fetch);
  onTestFinished(() => server.close());
  const theirs = new official.Client({ project_id: projectId, secret, env: server.url });
  const ours = createStytch({ projectId, secret, baseUrl: server.url });
  return { sandbox, theirs, ours };
}

describe("the official SDK", () => {
  it("creates a client, gets a token and checks it, and changes the secret", async () => {
    const { theirs, ours } = await begin();
    const { m2m_client } = await theirs.m2m.clients.create({
      scopes: ["read:users", "write:users"],
      client_name: "Billing",
    });
    const { client_id, client_secret } = m2m_client;
    const { access_token, expires_in } = await theirs.m2m.token({
      client_id,
      client_secret,
      scopes: ["read:users"],
    });
    expect(expires_in).toBe(3600);
    const required_scopes = ["read:users"];
    const expected = { client_id, scopes: ["read:users"], custom_claims: {} };
    expect(await theirs.m2m.authenticateToken({ access_token, required_scopes })).toEqual(expected);
    expect(await ours.m2m.authenticateToken({ access_token, required_scopes })).toEqual(expected);
    const more = { access_token, required_scopes: ["write:users"] };
    await expect(theirs.m2m.authenticateToken(more)).rejects.toMatchObject({ code: "missing_scopes" });

    const { next_client_secret: next } = (await theirs.m2m.clients.secrets.rotateStart({ client_id }))
      .m2m_client;
    for (const good of [client_secret, next]) {
      expect((await theirs.m2m.token({ client_id, client_secret: good })).token_type).toBe("bearer");
    }
    await theirs.m2m.clients.secrets.rotate({ client_id });
    const old = theirs.m2m.token({ client_id, client_secret });
    await expect(old).rejects.toMatchObject({ status_code: 400, error_type: "invalid_client" });
    const all = await theirs.m2m.token({ client_id, client_secret: next, scopes: [] });
    expect((await theirs.m2m.authenticateToken(all)).scopes).toEqual(["read:users", "write:users"]);

    const query = { operator: "AND", operands: [{ filter_name: "scopes", filter_value: ["read:users"] }] };
    const found = await theirs.m2m.clients.search({ query: query as never });
    expect(found.m2m_clients.map((each) => each.client_id)).toEqual([client_id]);
    expect((await theirs.m2m.clients.update({ client_id, status: "inactive" })).m2m_client.status).toBe(
      "inactive",
    );
    await theirs.m2m.clients.delete({ client_id });
    const gone = theirs.m2m.clients.get({ client_id });
    await expect(gone).rejects.toMatchObject({ status_code: 404, error_type: "m2m_client_not_found" });
  });

  it("downloads the policy, and allows by it what the user's roles do", async () => {
    const policy = {
      resources: [{ resource_id: "document", actions: ["read", "edit"] }],
      roles: [{ role_id: "editor", permissions: [{ resource_id: "document", actions: ["edit"] }] }],
    };
    const email = "ada@example.com";
    const { theirs, ours, sandbox } = await begin({ policy, seed: [{ email, roles: ["editor"] }] });
    const { email_id: method_id } = await theirs.otps.email.loginOrCreate({ email });
    const { code } = sandbox.messages.last({ to: email }) as unknown as { code: string };
    const { session_jwt } = await theirs.otps.authenticate({ method_id, code, session_duration_minutes: 60 });
    for (const { sessions } of [theirs, ours]) {
      const check = (action: string) =>
        sessions.authenticateJwtLocal({
          session_jwt,
          authorization_check: { resource_id: "document", action },
        });
      expect((await check("edit")).roles).toEqual(["stytch_user", "editor"]);
      await expect(check("read")).rejects.toMatchObject({ code: "invalid_permissions" });
    }
  });

  it("tells whose credentials it has, and what the project counts", async () => {
    const { theirs } = await begin({ seed: [{ email: "ada@example.com" }] });
    expect((await theirs.debug.whoami()).project_id).toBe(projectId);
    const { metrics } = await theirs.project.metrics();
    expect(metrics.map(({ count }) => count)).toEqual([1, 0]);
  });
});
