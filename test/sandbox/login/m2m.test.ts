// M2M clients: what is created, changed, found and deleted, and what is refused.
import { describe, expect, it } from "vitest";
import { createSandbox, type Snapshot } from "../../../src/sandbox/index.ts";
import { projectId, secret, start, summary } from "../helpers.ts";
import { outcome } from "./outcome.ts";

const clientId = /^m2m-client-test-[0-9a-f]{8}-/;
const clients = "/v1/m2m/clients";

describe("a new M2M client", () => {
  it("has an id and a secret, which is shown this once", async () => {
    const { stytch, sandbox } = start();
    const { m2m_client: client, status_code } = await stytch.m2m.clients.create({ scopes: ["read:users"] });
    expect(status_code).toBe(200);
    expect(client).toEqual({
      client_id: expect.stringMatching(clientId) as string,
      client_secret: expect.stringMatching(/^[\w-]{44}$/) as string,
      client_secret_last_four: client.client_secret.slice(-4),
      next_client_secret_last_four: null,
      client_name: "",
      client_description: "",
      status: "active",
      scopes: ["read:users"],
      trusted_metadata: {},
    });
    const { client_secret, ...shown } = client;
    expect((await stytch.m2m.clients.get(client)).m2m_client).toEqual(shown);
    expect(JSON.stringify(sandbox.snapshot())).not.toContain(client_secret);
  });

  it("has what it is given, with an id and a secret from elsewhere", async () => {
    const { stytch, sandbox } = start();
    const given = {
      client_id: "auth0|billing:1",
      client_secret: "S3cret+of=elsewhere/1",
      client_name: "Billing 💶",
      client_description: "Sends invoices.",
      trusted_metadata: { team: "billing", none: null },
    };
    const { m2m_client } = await stytch.m2m.clients.create({ ...given, scopes: ["a", "b", "a"] });
    expect(m2m_client).toMatchObject({ ...given, scopes: ["a", "b"], trusted_metadata: { team: "billing" } });
    expect(m2m_client.client_secret_last_four).toBe("re/1");
    expect((await stytch.m2m.clients.get(m2m_client)).m2m_client.client_name).toBe(given.client_name);
    expect(JSON.stringify([sandbox.snapshot(), sandbox.calls])).not.toContain(given.client_secret);
  });

  it("may have no scopes", async () => {
    const { stytch } = start();
    expect((await stytch.m2m.clients.create({ scopes: [] })).m2m_client.scopes).toEqual([]);
  });

  const long = "aB3$".padEnd(256, "xyzäß1");
  it.each<[string, object]>([
    ["bad_request", {}],
    ["bad_request", { scopes: "read:users" }],
    ["bad_request", { scopes: [1] }],
    ["bad_request", { scopes: [], client_name: 1 }],
    ["bad_request", { scopes: [], client_secret: 12345678 }],
    ["invalid_m2m_client_scope", { scopes: ["read:users", ""] }],
    ["invalid_m2m_client_scope", { scopes: ["read users"] }],
    ["invalid_m2m_client_scope", { scopes: ["läsa"] }],
    ["m2m_client_invalid_client_id", { scopes: [], client_id: "" }],
    ["m2m_client_invalid_client_id", { scopes: [], client_id: "a b" }],
    ["m2m_client_invalid_client_id", { scopes: [], client_id: ".." }],
    ["m2m_client_invalid_client_id", { scopes: [], client_id: "x".repeat(256) }],
    ["insecure_m2m_client_secret", { scopes: [], client_secret: "" }],
    ["insecure_m2m_client_secret", { scopes: [], client_secret: "aB3$xyz" }],
    ["insecure_m2m_client_secret", { scopes: [], client_secret: "aaaabbbbcccc" }],
    ["insecure_m2m_client_secret", { scopes: [], client_secret: "aB3$xyaB3$xy" }],
    ["m2m_client_invalid_client_secret", { scopes: [], client_secret: "pass word 1!" }],
    ["m2m_client_invalid_client_secret", { scopes: [], client_secret: "pässwörd1!" }],
    ["client_secret_too_long", { scopes: [], client_secret: long }],
    ["metadata_invalid_format", { scopes: [], trusted_metadata: [] }],
    ["metadata_too_large", { scopes: [], trusted_metadata: { a: "x".repeat(5000) } }],
    [
      "metadata_too_many_keys",
      { scopes: [], trusted_metadata: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [i, i])) },
    ],
  ])("is refused with %s", async (error, body) => {
    const { call, sandbox } = start();
    const answer = await call("POST", clients, body);
    expect(summary(answer)).toBe(`400 ${error}`);
    const given = (body as { client_secret?: unknown }).client_secret;
    if (typeof given === "string" && given !== "") expect(answer.text).not.toContain(given);
    expect(sandbox.snapshot().m2m_clients).toEqual([]);
  });

  it("with an id that another has is refused, also among many at once", async () => {
    const { stytch, sandbox } = start();
    const create = () => outcome(stytch.m2m.clients.create({ client_id: "one", scopes: [] }));
    const outcomes = await Promise.all(Array.from({ length: 20 }, create));
    expect(outcomes.filter((each) => each === 200)).toHaveLength(1);
    expect(outcomes.filter((each) => each === "duplicate_m2m_client_id")).toHaveLength(19);
    expect(sandbox.snapshot().m2m_clients).toHaveLength(1);
  });
});

describe("an update of an M2M client", () => {
  it("changes what it is given: scopes in their place, metadata key by key", async () => {
    const { stytch } = start();
    const { m2m_client } = await stytch.m2m.clients.create({
      scopes: ["read:users", "write:users"],
      client_name: "Billing",
      trusted_metadata: { team: "billing", room: 1 },
    });
    const { client_id } = m2m_client;
    const changed = await stytch.m2m.clients.update({
      client_id,
      client_description: "Sends invoices.",
      status: "inactive",
      scopes: ["read:invoices"],
      trusted_metadata: { room: null, floor: { number: 2 } },
    });
    const { client_secret, ...old } = m2m_client;
    expect(changed.m2m_client).toEqual({
      ...old,
      client_description: "Sends invoices.",
      status: "inactive",
      scopes: ["read:invoices"],
      trusted_metadata: { team: "billing", floor: { number: 2 } },
    });
    expect((await stytch.m2m.clients.update({ client_id })).m2m_client).toEqual(changed.m2m_client);
  });

  it.each<[string, object]>([
    ["400 invalid_m2m_client_status", { status: "paused" }],
    ["400 invalid_m2m_client_status", { status: 1 }],
    ["400 invalid_m2m_client_scope", { scopes: [" "] }],
    ["400 bad_request", { scopes: {} }],
    ["400 metadata_invalid_format", { trusted_metadata: "" }],
    ["400 metadata_too_large", { trusted_metadata: { a: "x".repeat(5000) } }],
  ])("is refused with %s, and changes nothing", async (error, body) => {
    const { call, stytch, sandbox } = start();
    const { m2m_client } = await stytch.m2m.clients.create({ scopes: ["a"], client_name: "Billing" });
    const before = sandbox.snapshot().m2m_clients;
    const answer = await call("PUT", `${clients}/${m2m_client.client_id}`, { client_name: "New", ...body });
    expect(summary(answer)).toBe(error);
    expect(sandbox.snapshot().m2m_clients).toEqual(before);
  });
});

describe("an M2M client that isn't there", () => {
  it("answers 404 to every call, as does one that was deleted", async () => {
    const { stytch } = start();
    const { client_id } = (await stytch.m2m.clients.create({ scopes: [] })).m2m_client;
    expect((await stytch.m2m.clients.delete({ client_id })).client_id).toBe(client_id);
    for (const id of [client_id, "nobody", "__proto__"]) {
      const params = { client_id: id };
      const { get, update, delete: remove, secrets } = stytch.m2m.clients;
      const calls = [get, update, remove, secrets.rotateStart, secrets.rotateCancel, secrets.rotate];
      for (const each of calls) expect(await outcome(each(params))).toBe("m2m_client_not_found");
    }
  });
});

describe("a search for M2M clients", () => {
  async function fill() {
    const started = start();
    const { create } = started.stytch.m2m.clients;
    await create({ client_id: "one", client_name: "Billing", scopes: ["read:users", "write:users"] });
    await create({ client_id: "two", client_name: "Billing", scopes: ["read:invoices"] });
    await create({ client_id: "three", client_name: "Mail", scopes: ["read:users"] });
    const search = async (operator: string, ...operands: [string, string[]][]) => {
      const { m2m_clients, results_metadata } = await started.stytch.m2m.clients.search({
        query: {
          operator,
          operands: operands.map(([filter_name, filter_value]) => ({ filter_name, filter_value })) as never,
        },
      });
      expect(results_metadata).toEqual({ total: m2m_clients.length, next_cursor: null });
      return m2m_clients.map(({ client_id }) => client_id);
    };
    return { ...started, search };
  }

  it("finds all without a query, the newest first, and shows no secret", async () => {
    const { call } = await fill();
    for (const body of [undefined, {}, { query: {} }, { query: { operator: "AND", operands: [] } }]) {
      const { body: answer, text } = await call("POST", `${clients}/search`, body);
      const { m2m_clients } = answer as unknown as { m2m_clients: { client_id: string }[] };
      expect(m2m_clients.map(({ client_id }) => client_id)).toEqual(["three", "two", "one"]);
      expect(text).not.toContain("secret_hash");
      expect(text).not.toContain('client_secret"');
    }
  });

  it("finds by id, name and scope: any value of a condition, all or any of the conditions", async () => {
    const { search } = await fill();
    expect(await search("AND", ["client_id", ["one", "three", "four"]])).toEqual(["three", "one"]);
    expect(await search("AND", ["client_name", ["Billing"]])).toEqual(["two", "one"]);
    expect(await search("AND", ["client_name", ["billing", "Bill"]])).toEqual([]);
    expect(await search("AND", ["scopes", ["read:users", "none"]])).toEqual(["three", "one"]);
    expect(await search("AND", ["scopes", ["read:users"]], ["client_name", ["Mail"]])).toEqual(["three"]);
    expect(await search("OR", ["scopes", ["read:invoices"]], ["client_name", ["Mail"]])).toEqual([
      "three",
      "two",
    ]);
  });

  it("is walked page by page, while clients come and go", async () => {
    const { stytch, call } = await fill();
    const first = await stytch.m2m.clients.search({ limit: 1 });
    expect(first.results_metadata.total).toBe(3);
    await stytch.m2m.clients.create({ client_id: "four", scopes: [] });
    await stytch.m2m.clients.delete({ client_id: "three" });
    const rest = await stytch.m2m.clients.search({ cursor: first.results_metadata.next_cursor! });
    expect(rest.m2m_clients.map(({ client_id }) => client_id)).toEqual(["two", "one"]);
    for (const cursor of ["x", "x".repeat(5000)]) {
      expect(summary(await call("POST", `${clients}/search`, { cursor }))).toBe("400 bad_request");
    }
  });

  it("takes no cursor of the users' search", async () => {
    const { call } = start([{ email: "a@example.com" }, { email: "b@example.com" }]);
    const { body } = await call("POST", "/v1/users/search", { limit: 1 });
    const { next_cursor: cursor } = body.results_metadata;
    expect(cursor).toMatch(/./);
    expect(summary(await call("POST", `${clients}/search`, { cursor }))).toBe("400 bad_request");
  });

  const name = "client_name";
  it.each<[string, unknown]>([
    ["bad_request", []],
    ["bad_request", { operands: [{ filter_name: name, filter_value: ["a"] }] }],
    ["bad_request", { operator: "NOT", operands: [] }],
    ["bad_request", { operator: "AND", operands: ["client_id"] }],
    ["m2m_search_missing_filter_name", { operator: "AND", operands: [{}] }],
    ["m2m_search_missing_filter_name", { operator: "AND", operands: [{ filter_name: "" }] }],
    ["m2m_search_filter_name_must_be_string", { operator: "AND", operands: [{ filter_name: 1 }] }],
    ["m2m_search_filter_name_not_recognized", { operator: "AND", operands: [{ filter_name: "toString" }] }],
    ["m2m_search_missing_filter_value", { operator: "AND", operands: [{ filter_name: name }] }],
    [
      "m2m_search_missing_filter_value",
      { operator: "OR", operands: [{ filter_name: name, filter_value: [] }] },
    ],
    [
      "m2m_search_expected_array_of_strings",
      { operator: "AND", operands: [{ filter_name: name, filter_value: "Billing" }] },
    ],
    [
      "m2m_search_expected_array_of_strings",
      { operator: "AND", operands: [{ filter_name: name, filter_value: [1] }] },
    ],
  ])("is refused with %s", async (error, query) => {
    const { call } = await fill();
    expect(summary(await call("POST", `${clients}/search`, { query }))).toBe(`400 ${error}`);
  });

  it.each([0, 1001, "ten"])("is refused with a limit of %s", async (limit) => {
    expect(summary(await start().call("POST", `${clients}/search`, { limit }))).toBe("400 bad_request");
  });
});

describe("M2M clients in a snapshot", () => {
  it("go to another sandbox, and older snapshots have none", async () => {
    const { stytch, sandbox } = start();
    await stytch.m2m.clients.create({ client_id: "one", scopes: ["a"] });
    await stytch.m2m.clients.secrets.rotateStart({ client_id: "one" });
    const snapshot = JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot;
    const other = createSandbox({ projectId, secret, seed: snapshot });
    expect(other.snapshot().m2m_clients).toEqual(snapshot.m2m_clients);
    const { m2m_clients, ...old } = snapshot;
    other.restore(old as Snapshot);
    expect(other.snapshot().m2m_clients).toEqual([]);
    other.reset();
    expect(other.snapshot().m2m_clients).toEqual(m2m_clients);
  });

  it("are the same for the same seed of ids", async () => {
    const make = async (idSeed: string) => {
      const sandbox = createSandbox({ projectId, secret, idSeed, now: "2026-03-14T09:26:53Z" });
      const headers = { authorization: `Basic ${btoa(`${projectId}:${secret}`)}` };
      const url = "https://test.stytch.com/v1/m2m/clients";
      const body = JSON.stringify({ scopes: [] });
      return (await sandbox.fetch(new Request(url, { method: "POST", headers, body }))).text();
    };
    expect(await make("same")).toBe(await make("same"));
    expect(await make("same")).not.toBe(await make("other"));
  });

  it("that are wrong are refused, and named", async () => {
    const { stytch, sandbox } = start();
    await stytch.m2m.clients.create({ client_id: "one", scopes: ["a"] });
    const snapshot = sandbox.snapshot();
    const [client] = snapshot.m2m_clients;
    const cases: [unknown, string][] = [
      [{}, "snapshot.m2m_clients must be an array, not an object"],
      [[null], "snapshot.m2m_clients[0] takes an object, not null"],
      [[client, client], "snapshot.m2m_clients has a client_id twice"],
      [[{ ...client, client_secret: "x" }], "snapshot.m2m_clients[0] has no client_secret. It has client_id"],
      [[{ ...client, client_id: "a b" }], "m2m_client_invalid_client_id"],
      [[{ ...client, scopes: [""] }], "invalid_m2m_client_scope"],
      [[{ ...client, status: "paused" }], "invalid_m2m_client_status"],
      [[{ ...client, client_name: null }], "snapshot.m2m_clients[0].client_name must be a string"],
      [
        [{ ...client, client_secret_hash: "x" }],
        "snapshot.m2m_clients[0].client_secret_hash must be a SHA-256",
      ],
      [
        [{ ...client, next_client_secret_last_four: "abcd" }],
        "snapshot.m2m_clients[0].next_client_secret_hash must be a SHA-256",
      ],
      [
        [{ ...client, next_client_secret_hash: "a".repeat(64) }],
        "snapshot.m2m_clients[0].next_client_secret_hash must be null",
      ],
    ];
    for (const [m2m_clients, message] of cases) {
      expect(() => sandbox.restore({ ...snapshot, m2m_clients } as Snapshot)).toThrow(message);
      expect(sandbox.snapshot()).toEqual(snapshot);
    }
  });
});
