// The project's policy: where it comes from, what it allows in a session, and which roles users can have by it.
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../../src/index.ts";
import {
  createSandbox,
  type SandboxOptions,
  type SeedPolicy,
  type Snapshot,
} from "../../../src/sandbox/index.ts";
import { projectId, secret, start, summary } from "../helpers.ts";
import { outcome } from "./outcome.ts";

const policy = {
  resources: [{ resource_id: "document", actions: ["read", "edit"] }],
  roles: [
    { role_id: "stytch_user", permissions: [{ resource_id: "document", actions: ["read"] }] },
    { role_id: "editor", description: "Writes.", permissions: [{ resource_id: "document", actions: ["*"] }] },
  ],
  scopes: [{ scope: "documents", permissions: [{ resource_id: "document", actions: ["read"] }] }],
} satisfies SeedPolicy;

const complete = {
  resources: [{ ...policy.resources[0]!, description: "" }],
  roles: [{ ...policy.roles[0]!, description: "" }, policy.roles[1]!],
  scopes: [{ ...policy.scopes[0]!, description: "" }],
};
const none = {
  resources: [],
  roles: [{ description: "", permissions: [], role_id: "stytch_user" }],
  scopes: [],
};

const make = (options: Partial<SandboxOptions>) => createSandbox({ projectId, secret, ...options });
const throughFile = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

/** Signs a user in, by a code that is read from the messages. */
async function signIn({ stytch, sandbox }: ReturnType<typeof start>, email: string) {
  const { email_id: method_id } = await stytch.otps.email.loginOrCreate({ email });
  const message = sandbox.messages.last({ to: email });
  const code = (message as { code: string }).code;
  return stytch.otps.authenticate({ method_id, code, session_duration_minutes: 60 });
}

describe("the policy", () => {
  it("is what the option says, with what it leaves out", async () => {
    const { stytch, sandbox } = start([], { policy });
    expect((await stytch.rbac.policy()).policy).toEqual(complete);
    expect(sandbox.snapshot().policy).toEqual(complete);
    const small = start([], { policy: { roles: [{ role_id: "admin" }] } });
    expect((await small.stytch.rbac.policy()).policy.roles).toEqual([
      none.roles[0],
      { role_id: "admin", description: "", permissions: [] },
    ]);
  });

  it("allows nothing where none was given", async () => {
    const { stytch, sandbox } = start();
    expect((await stytch.rbac.policy()).policy).toEqual(none);
    expect(sandbox.snapshot().policy).toBeNull();
  });

  it("can be what the API has answered", async () => {
    const answered = (await start([], { policy }).stytch.rbac.policy()).policy;
    expect((await start([], { policy: answered }).stytch.rbac.policy()).policy).toEqual(answered);
    const provider = { resource_id: "stytch.self", actions: ["update.info"], description: "" };
    const theirs = { ...answered, resources: [...answered.resources, provider] };
    expect((await start([], { policy: theirs }).stytch.rbac.policy()).policy).toEqual(theirs);
  });

  it("can stand in a seed that is written by hand, beside its users", async () => {
    const seed = { version: 1, users: [{ email: "ada@example.com", roles: ["editor"] }], policy };
    const { stytch, sandbox, call } = start(seed as unknown as Snapshot);
    expect((await stytch.rbac.policy()).policy).toEqual(complete);
    expect(sandbox.snapshot().users[0]!.roles).toEqual(["stytch_user", "editor"]);
    const refused = await call("POST", "/v1/users", { email: "eve@example.com", roles: ["admin"] });
    expect(summary(refused)).toBe("400 invalid_role");
  });

  it("says what the scopes of a token allow, too", async () => {
    const { stytch, clock } = start([], { policy });
    const { client_id, client_secret } = (await stytch.m2m.clients.create({ scopes: ["documents"] }))
      .m2m_client;
    const grant_type = "client_credentials";
    const { access_token } = await stytch.m2m.token({ client_id, client_secret, grant_type });
    const check = (action: string) =>
      stytch.idp.introspectTokenLocal(access_token, {
        authorization_check: { resource_id: "document", action },
        current_date: new Date(clock.time),
      });
    expect((await check("read")).subject).toBe(client_id);
    await expect(check("edit")).rejects.toMatchObject({ code: "invalid_permissions" });
  });

  it("isn't the caller's object", async () => {
    const own = structuredClone(policy);
    const { stytch } = start([], { policy: own });
    own.roles.pop();
    expect((await stytch.rbac.policy()).policy).toEqual(complete);
  });

  it.each<[unknown, string]>([
    [null, "policy takes an object, not null"],
    [[], "policy takes an object, not an array"],
    [{ rules: [] }, "policy has no rules. It has resources, roles, scopes."],
    [{ roles: {} }, "policy.roles must be an array, not an object"],
    [{ roles: ["admin"] }, "policy.roles[0] takes an object, not a string"],
    [{ roles: [{}] }, "policy.roles[0].role_id is missing"],
    [{ roles: [{ role_id: "" }] }, "policy.roles has an empty role_id"],
    [{ roles: [{ role_id: "a" }, { role_id: "a" }] }, "policy.roles has the role_id a twice"],
    [{ roles: [{ role_id: "a", actions: [] }] }, "policy.roles[0] has no actions. It has role_id"],
    [{ resources: [{ resource_id: "a" }] }, "policy.resources[0].actions is missing"],
    [
      { resources: [{ resource_id: "stytchy", actions: [] }] },
      "policy.resources[0].resource_id must not begin with stytch",
    ],
    [
      { roles: [{ role_id: "a", permissions: [{ resource_id: "b", actions: ["*"] }] }] },
      "policy.roles[0].permissions[0].resource_id is b, which resources doesn't have",
    ],
    [
      { ...policy, scopes: [{ scope: "s", permissions: [{ resource_id: "document", actions: ["print"] }] }] },
      "policy.scopes[0].permissions[0].actions has print, which the resource document doesn't have",
    ],
    [{ roles: [{ role_id: "a", description: 1n }] }, "policy can't be written as JSON"],
  ])("that is wrong is refused, and named", (wrong, message) => {
    const begin = () => make({ policy: wrong as SeedPolicy });
    expect(begin).toThrow(StytchConfigError);
    expect(begin).toThrow(message);
  });
});

describe("a role", () => {
  const ada = { email: "ada@example.com" };

  it("can only be one of the policy, if there is one", async () => {
    const { stytch, call, create } = start([], { policy });
    const { user_id, roles } = await create({ ...ada, roles: ["editor"] });
    expect(roles).toEqual(["stytch_user", "editor"]);
    const path = `/v1/users/${user_id}`;
    const answer = await call("PUT", path, { roles: ["editor", "admin"], name: { first_name: "Ada" } });
    expect(summary(answer)).toBe("400 invalid_role");
    const refused = await call("POST", "/v1/users", { email: "eve@example.com", roles: ["ädmin\u0000"] });
    expect(summary(refused)).toBe("400 invalid_role");
    expect(refused.body.error_message).toContain("role");
    expect(summary(await call("PUT", path, { roles: ["stytch_user"] }))).toBe(
      "400 cannot_assign_default_rbac_role_id",
    );
    const user = await stytch.users.get({ user_id });
    expect([user.roles, user.name.first_name]).toEqual([["stytch_user", "editor"], ""]);
    expect((await stytch.users.update({ user_id, roles: [] })).user.roles).toEqual(["stytch_user"]);
    expect((await stytch.users.search({})).results_metadata.total).toBe(1);
  });

  it("can be any without a policy", async () => {
    expect((await start().create({ ...ada, roles: ["any"] })).roles).toEqual(["stytch_user", "any"]);
  });

  it("of a seed's user is one of the policy, too", () => {
    const seed = [ada, { email: "eve@example.com", roles: ["admin"] }];
    expect(() => make({ seed, policy })).toThrow(
      'seed[1].roles has "admin", which the policy doesn\'t have.',
    );
    expect(make({ seed }).snapshot().users).toHaveLength(2);
  });

  it("that the policy has no more stays with whoever had it, and allows nothing", async () => {
    const { sandbox } = start([{ ...ada, roles: ["admin"] }]);
    const snapshot = throughFile(sandbox.snapshot());
    const started = start(snapshot, { policy });
    const { user, session_token } = await signIn(started, ada.email);
    expect(user.roles).toEqual(["stytch_user", "admin"]);
    const check = (action: string) =>
      outcome(
        started.stytch.sessions.authenticate({
          session_token,
          authorization_check: { resource_id: "document", action },
        }),
      );
    expect([await check("read"), await check("edit")]).toEqual([200, "consumer_session_authorization_error"]);
  });
});

describe("a session's authorization check", () => {
  it("goes by the user's roles as they are, and leaves a refused session as it was", async () => {
    const started = start([{ email: "ada@example.com", roles: ["editor"] }], { policy });
    const { stytch, clock, sandbox } = started;
    const { session_token, session_jwt, user_id } = await signIn(started, "ada@example.com");
    const check = { resource_id: "document", action: "edit" };
    const params = { session_token, authorization_check: check };
    const { verdict } = await stytch.sessions.authenticate(params);
    expect(verdict).toEqual({ authorized: true, granting_roles: ["editor"] });
    const read = { session_token, authorization_check: { resource_id: "document", action: "read" } };
    expect((await stytch.sessions.authenticate(read)).verdict!.granting_roles).toEqual([
      "stytch_user",
      "editor",
    ]);
    const current_date = new Date(clock.time);
    const local = (jwt: string) =>
      stytch.sessions.authenticateJwtLocal({ session_jwt: jwt, authorization_check: check, current_date });
    expect((await local(session_jwt)).roles).toEqual(["stytch_user", "editor"]);

    await stytch.users.update({ user_id, roles: [] });
    const before = sandbox.snapshot().sessions;
    const longer = { ...params, session_duration_minutes: 600 };
    expect(await outcome(stytch.sessions.authenticate(longer))).toBe("consumer_session_authorization_error");
    expect(sandbox.snapshot().sessions).toEqual(before);
    // The JWT tells of the roles as they were; the next one, as they are.
    expect((await local(session_jwt)).roles).toEqual(["stytch_user", "editor"]);
    const renewed = await stytch.sessions.authenticate({ session_token });
    await expect(local(renewed.session_jwt)).rejects.toMatchObject({ code: "invalid_permissions" });
  });

  it.each([
    ["document", "print"],
    ["document", "*"],
    ["documents", "read"],
    ["*", "read"],
    ["__proto__", "read"],
  ])("refuses %s %s", async (resource_id, action) => {
    const started = start([], { policy });
    const { session_token } = await signIn(started, "ada@example.com");
    const call = started.stytch.sessions.authenticate({
      session_token,
      authorization_check: { resource_id, action },
    });
    expect(await outcome(call)).toBe("consumer_session_authorization_error");
  });
});

describe("the policy in a snapshot", () => {
  const other = { roles: [{ role_id: "admin" }] };
  const rolesOf = (sandbox: ReturnType<typeof createSandbox>) =>
    sandbox.snapshot().policy?.roles.map(({ role_id }) => role_id);

  it("goes with it as a seed, unless an option is given", () => {
    const seed = throughFile(make({ policy }).snapshot());
    expect(make({ seed }).snapshot().policy).toEqual(complete);
    expect(rolesOf(make({ seed, policy: other }))).toEqual(["stytch_user", "admin"]);
  });

  it("takes another's place in a restore, until a reset; one without leaves that of the options", () => {
    const sandbox = make({ policy: other });
    sandbox.restore(throughFile(make({ policy }).snapshot()));
    expect(rolesOf(sandbox)).toEqual(["stytch_user", "editor"]);
    sandbox.reset();
    expect(rolesOf(sandbox)).toEqual(["stytch_user", "admin"]);
    const { policy: _, ...older } = make({}).snapshot();
    sandbox.restore(older as Snapshot);
    expect(rolesOf(sandbox)).toEqual(["stytch_user", "admin"]);
    const plain = make({});
    plain.restore(make({ policy }).snapshot());
    plain.restore(older as Snapshot);
    expect(plain.snapshot().policy).toBeNull();
  });

  it("that is wrong is refused, and changes nothing", () => {
    const sandbox = make({ policy });
    const snapshot = sandbox.snapshot();
    const restore = () => sandbox.restore({ ...snapshot, policy: { rules: [] } } as unknown as Snapshot);
    expect(restore).toThrow("snapshot.policy has no rules");
    expect(sandbox.snapshot()).toEqual(snapshot);
  });
});
