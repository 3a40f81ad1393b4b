import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createStytch, StytchConfigError } from "../../src/index.ts";
import { createSandbox, type SandboxOptions, type SeedUser } from "../../src/sandbox/index.ts";
import { projectId, secret, start } from "./helpers.ts";

const make = (options: unknown) => () => createSandbox(options as SandboxOptions);
const plant = (...seed: unknown[]) => make({ projectId, secret, seed });

describe("createSandbox", () => {
  it("gives a fetch that fits the client, and keeps working when taken out of the object", async () => {
    const { fetch } = createSandbox({ projectId, secret });
    const stytch = createStytch({ projectId, secret, fetch });
    const { user_id } = await stytch.users.create({ email: "ada@example.com" });
    expect((await stytch.users.get({ user_id })).emails[0]?.email).toBe("ada@example.com");
    expect(user_id).toMatch(
      /^user-test-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("makes ids where there is no crypto.randomUUID: in pages without TLS, and in jsdom 20", async () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    onTestFinished(() => void vi.unstubAllGlobals());
    const { fetch } = createSandbox({ projectId, secret });
    const stytch = createStytch({ projectId, secret, fetch });
    const create = (email: string): Promise<{ user_id: string }> => stytch.users.create({ email });
    const ids = [await create("a@example.com"), await create("b@example.com")].map(({ user_id }) => user_id);
    expect(new Set(ids).size).toBe(2);
    const uuid = /^user-test-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const id of ids) expect(id).toMatch(uuid);
  });

  it("gives each sandbox users of its own", async () => {
    const [one, other] = [createSandbox({ projectId, secret }), createSandbox({ projectId, secret })];
    await createStytch({ projectId, secret, fetch: one.fetch }).users.create({ email: "ada@example.com" });
    const { results } = await createStytch({ projectId, secret, fetch: other.fetch }).users.search({});
    expect(results).toEqual([]);
  });

  it("refuses a live project", () => {
    expect(make({ projectId: "project-live-1", secret })).toThrow(StytchConfigError);
    expect(make({ projectId: "project-live-1", secret })).toThrow("never be taken for the real thing");
  });

  it.each<[unknown, string]>([
    [undefined, "takes an object, not undefined"],
    [{}, "projectId is missing"],
    [{ projectId }, "secret is missing"],
    [{ projectId, secret: "" }, "secret is missing"],
    [{ projectId: 1, secret }, "projectId must be a string, not a number"],
    [{ projectId: "project-1", secret }, "must begin with project-test-"],
    [{ projectId: "project-test-", secret }, "must begin with project-test-"],
    [{ projectId: "project-test-a:b", secret }, "have no colon"],
    [{ projectId, secret: "line\n" }, "secret has white space"],
    [{ projectId, secret, users: [] }, "createSandbox has no users. It has projectId, secret, seed, now,"],
    [{ projectId, secret, seed: {} }, "seed.version must be 1"],
  ])("refuses %j", (options, message) => {
    expect(make(options)).toThrow(StytchConfigError);
    expect(make(options)).toThrow(message);
  });
});

describe("a seed", () => {
  it("is a few words for a user, and the rest is made up", async () => {
    const { stytch } = start([
      {
        email: "ada@example.com",
        phone_number: "+12025550162",
        name: { first_name: "Ada" },
        status: "pending",
        external_id: "mine",
        roles: ["admin"],
        trusted_metadata: { plan: "pro" },
        created_at: "2026-01-01T01:00:00.999+01:00",
        password: {},
        totps: [{ verified: true }, {}],
      },
    ]);
    const user = await stytch.users.get({ user_id: "mine" });
    expect(user).toMatchObject({
      created_at: "2026-01-01T00:00:00Z",
      emails: [{ email: "ada@example.com", verified: false }],
      name: { first_name: "Ada", last_name: "", middle_name: "" },
      password: { requires_reset: false },
      phone_numbers: [{ phone_number: "+12025550162", verified: false }],
      roles: ["stytch_user", "admin"],
      status: "pending",
      totps: [{ verified: true }, { verified: false }],
      trusted_metadata: { plan: "pro" },
    });
  });

  it("takes every kind of factor with nothing said of it", async () => {
    const { stytch } = start([
      {
        providers: [{}],
        webauthn_registrations: [{}],
        biometric_registrations: [{}],
        totps: [{}],
        crypto_wallets: [{}],
        password: {},
      },
    ]);
    // The helper holds the answer against the document.
    expect((await stytch.users.search({})).results).toHaveLength(1);
  });

  it("stays the caller's own, as do a request's values and an answer's", async () => {
    const metadata = { list: [1] };
    const seed: SeedUser = { email: "ada@example.com", external_id: "mine", trusted_metadata: metadata };
    const { stytch } = start([seed]);
    metadata.list.push(2);
    seed.external_id = "other";
    const user = await stytch.users.get({ user_id: "mine" });
    expect(user.trusted_metadata).toEqual({ list: [1] });
    user.roles.push("admin");
    (user.trusted_metadata["list"] as number[]).push(3);
    const changes = { a: [1] };
    await stytch.users.update({ user_id: "mine", untrusted_metadata: changes });
    changes.a.push(2);
    const again = await stytch.users.get({ user_id: "mine" });
    expect(again).toMatchObject({
      roles: ["stytch_user"],
      trusted_metadata: { list: [1] },
      untrusted_metadata: { a: [1] },
    });
  });

  const email = "ada@example.com";
  it.each<[string, unknown[], string]>([
    ["that is no object", ["ada@example.com"], "seed[0] takes an object, not a string"],
    ["with an unknown field", [{ email, nickname: "A" }], "seed[0] has no nickname. It has user_id, email,"],
    ["without a factor", [{ name: { first_name: "Ada" } }], "seed[0] has no factor. Give it an email"],
    ["with a bad email", [{ email }, { email: "x" }], "seed[1].emails[0].email must be in the format email"],
    ["with a bad number", [{ phone_number: "123" }], "seed[0].phone_numbers[0].phone_number must match"],
    ["with a bad id", [{ email, user_id: "user-1" }], "seed[0].user_id must match"],
    ["with a bad external id", [{ email, external_id: "a b" }], "seed[0].external_id must"],
    ["with a bad status", [{ email, status: "deleted" }], 'seed[0].status must be "active" or "pending"'],
    ["with a bad moment", [{ email, created_at: "2026-01-01" }], "seed[0].created_at must be in RFC 3339"],
    ["with a bad name", [{ email, name: { first: "A" } }], "seed[0].name has no first. It has first_name"],
    [
      "with a bad name's part",
      [{ email, name: { first_name: 1 } }],
      "seed[0].name.first_name must be a string",
    ],
    ["with bad roles", [{ email, roles: "admin" }], "seed[0].roles must be an array, not a string"],
    [
      "with the default role",
      [{ email, roles: ["stytch_user"] }],
      "seed[0] → cannot_assign_default_rbac_role_id",
    ],
    [
      "with metadata as text",
      [{ email, trusted_metadata: "x" }],
      "seed[0].trusted_metadata must be an object",
    ],
    [
      "with too much metadata",
      [{ email, untrusted_metadata: { k: "x".repeat(5000) } }],
      "seed[0] → metadata_too_large: untrusted_metadata would take",
    ],
    ["with factors that are no list", [{ totps: {} }], "seed[0].totps must be an array, not an object"],
    [
      "with an unknown part of a factor",
      [{ totps: [{ id: 1 }] }],
      "seed[0].totps[0] has no id. It has totp_id,",
    ],
    [
      "with a bad part of a factor",
      [{ totps: [{ verified: 1 }] }],
      "seed[0].totps[0].verified must be a boolean",
    ],
    [
      "with another's email",
      [{ email }, { email: "ADA@example.com" }],
      "seed[1] and seed[0] have one email. Give each their own.",
    ],
    [
      "that JSON would change",
      [{ email, trusted_metadata: { n: [NaN] } }],
      "seed[0].trusted_metadata.n[0] is no finite number, which JSON can't hold.",
    ],
    ["that JSON can't hold", [{ email, trusted_metadata: { n: 1n } }], "seed[0] can't be written as JSON"],
  ])("%s is refused", (_, seed, message) => {
    expect(plant(...seed)).toThrow(StytchConfigError);
    expect(plant(...seed)).toThrow(message);
  });
});
