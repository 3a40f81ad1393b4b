// The keys of session JWTs: what anyone may ask for, and what a snapshot keeps.
import { createHash, createPrivateKey, createPublicKey, sign, verify, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { StytchConfigError, type Schemas } from "../../src/index.ts";
import { createSandbox, type Sandbox, type SandboxOptions, type Snapshot } from "../../src/sandbox/index.ts";
import { projectId, secret, start, summary } from "./helpers.ts";

const make = (options: Partial<SandboxOptions> = {}) =>
  createSandbox({ projectId, secret, validate: true, ...options });
const path = `/v1/sessions/jwks/${projectId}`;

/** Asks for the key set as anyone can: without credentials. */
async function ask(sandbox: Pick<Sandbox, "fetch">) {
  const response = await sandbox.fetch(new Request(`https://test.stytch.com${path}`));
  expect(response.status).toBe(200);
  const { keys } = (await response.json()) as Schemas["api_session_v1_GetJWKSResponse"];
  return keys;
}

function firstKey(sandbox: Sandbox) {
  const [key] = sandbox.snapshot().keys;
  return key!;
}

describe("the key set", () => {
  it("is one RS256 key with a certificate of its own, in the form of recorded ones", async () => {
    const { fetch, sandbox } = start();
    const [key, ...others] = await ask({ fetch });
    expect(others).toEqual([]);
    expect(key).toEqual({
      alg: "RS256",
      e: "AQAB",
      key_ops: ["verify"],
      kid: expect.stringMatching(/^jwk-test-[0-9a-f]{8}-/) as string,
      kty: "RSA",
      n: expect.stringMatching(/^[\w-]{342}$/) as string,
      use: "sig",
      x5c: [expect.any(String)],
      x5tS256: expect.stringMatching(/^[\w-]{43}=$/) as string,
    });
    const der = Buffer.from(key!.x5c[0]!, "base64");
    const certificate = new X509Certificate(der);
    expect(certificate.publicKey.equals(createPublicKey({ key: { ...key! }, format: "jwk" }))).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.serialNumber).toBe("01");
    expect(certificate.subject).toBe("O=stytch-fetch sandbox");
    expect(new Date(certificate.validFrom)).toEqual(new Date("2026-03-14T09:26:53Z"));
    expect(new Date(certificate.validTo)).toEqual(new Date("2036-03-14T09:26:53Z"));
    const digest = createHash("sha256").update(der).digest("base64");
    expect(key!.x5tS256).toBe(digest.replaceAll("+", "-").replaceAll("/", "_"));
    expect(sandbox.snapshot().keys).toHaveLength(1);
  });

  it.each(["1949-12-31T23:59:59Z", "2049-12-31T00:00:00Z", "9990-01-01T00:00:00Z"])(
    "has a certificate that is valid from %s",
    async (now) => {
      const [key] = await ask(make({ now }));
      const { validFrom, validTo } = new X509Certificate(Buffer.from(key!.x5c[0]!, "base64"));
      expect(new Date(validFrom)).toEqual(new Date(now));
      const years = new Date(validTo).getUTCFullYear() - new Date(now).getUTCFullYear();
      expect(years).toBe(now.startsWith("9990") ? 9 : 10);
    },
  );

  it("proves what the private key of the snapshot signs", async () => {
    const sandbox = make();
    const [key] = await ask(sandbox);
    const jwk = { ...firstKey(sandbox), kty: "RSA", e: "AQAB" };
    const data = Buffer.from("header.claims");
    const signature = sign("sha256", data, createPrivateKey({ key: jwk, format: "jwk" }));
    expect(verify("sha256", data, createPublicKey({ key: { ...key! }, format: "jwk" }), signature)).toBe(
      true,
    );
  });

  it("has no private part in it", async () => {
    const sandbox = make();
    const text = JSON.stringify(await ask(sandbox));
    const { d, p, q, dp, dq, qi } = firstKey(sandbox);
    for (const part of [d, p, q, dp, dq, qi]) expect(text).not.toContain(part);
  });

  it("is asked for by the client without credentials, and with its project's id", async () => {
    const { sandbox, stytch } = start();
    const { keys } = await stytch.sessions.getJWKS();
    expect(keys).toEqual(await ask(sandbox));
    const [call] = sandbox.calls;
    expect(call).toMatchObject({ operationId: "api_session_v1_GetJWKS", path, status: 200 });
  });

  it("answers 404 for another project, and 400 for what is no project's id", async () => {
    const { call, sandbox } = start();
    const ask = async (id: string) => summary(await call("GET", `/v1/sessions/jwks/${id}`));
    expect(await ask("project-test-another")).toBe("404 project_not_found");
    expect(await ask(projectId.replace("test", "live"))).toBe("404 project_not_found");
    expect(await ask("public-token-test-1")).toBe("400 invalid_project_id");
    expect(sandbox.snapshot().keys).toEqual([]);
  });
});

describe("a key", () => {
  it("is made when it is first asked for, once for many at the same time", async () => {
    const sandbox = make();
    expect(sandbox.snapshot().keys).toEqual([]);
    let changes = 0;
    sandbox.subscribe(() => changes++);
    const sets = await Promise.all(Array.from({ length: 8 }, () => ask(sandbox)));
    for (const set of sets) expect(set).toEqual(sets[0]);
    expect(changes).toBe(1);
    expect(await ask(sandbox)).toEqual(sets[0]);
  });

  it("is another in each sandbox, whatever the seed of ids, and takes no id from it", async () => {
    const two = [make({ idSeed: "same" }), make({ idSeed: "same" })];
    const [one, other] = await Promise.all(two.map(async (sandbox) => (await ask(sandbox))[0]!));
    expect(one!.kid).not.toBe(other!.kid);
    expect(one!.n).not.toBe(other!.n);
    const { ids_made } = two[0]!.snapshot();
    // The answer's own request_id.
    expect(ids_made).toBe(1);
  });

  it("stays through a reset, and through a snapshot that has none", async () => {
    const sandbox = make();
    const { keys: _, ...old } = sandbox.snapshot();
    const set = await ask(sandbox);
    sandbox.reset();
    expect(await ask(sandbox)).toEqual(set);
    sandbox.restore(old as Snapshot);
    expect(await ask(sandbox)).toEqual(set);
    sandbox.restore({ ...old, keys: [] });
    expect(await ask(sandbox)).toEqual(set);
  });

  it("goes with a snapshot, as a seed and in another sandbox's place", async () => {
    const sandbox = make();
    const set = await ask(sandbox);
    const snapshot = JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot;
    const seeded = make({ seed: snapshot });
    expect(await ask(seeded)).toEqual(set);
    expect(seeded.snapshot().keys).toEqual(snapshot.keys);
    const other = make();
    await ask(other);
    other.restore(snapshot);
    expect(await ask(other)).toEqual(set);
    other.reset();
    expect(await ask(other)).toEqual(set);
  });

  it("that was restored while one was made is not replaced", async () => {
    const first = make();
    const set = await ask(first);
    const sandbox = make();
    const asked = ask(sandbox);
    sandbox.restore(first.snapshot());
    expect(await asked).toEqual(set);
  });

  it("that is wrong in a snapshot is refused, and named", async () => {
    const sandbox = make();
    await ask(sandbox);
    const snapshot = sandbox.snapshot();
    const [key] = snapshot.keys;
    const { d: _, ...missing } = key!;
    const cases: [unknown, string][] = [
      [{}, "snapshot.keys must be an array, not an object"],
      [[null], "snapshot.keys[0] takes an object, not null"],
      [[{ ...key!, kid: "key-1" }], "snapshot.keys[0].kid must match"],
      [[{ ...key!, x5c: "x" }], "snapshot.keys[0].x5c must be an array"],
      [[{ ...key!, use: "sig" }], "snapshot.keys[0] has no use. It has n, e, d"],
      [[missing], "snapshot.keys[0].d must be in base64url"],
      [[{ ...key!, p: "+/=" }], "snapshot.keys[0].p must be in base64url"],
      [[key, key], "snapshot.keys has a kid twice"],
    ];
    for (const [keys, message] of cases) {
      const restore = () => sandbox.restore({ ...snapshot, keys } as Snapshot);
      expect(restore).toThrow(StytchConfigError);
      expect(restore).toThrow(message);
      // Nothing of a key is in an error.
      expect(restore).not.toThrow(key!.n);
      expect(sandbox.snapshot()).toEqual(snapshot);
    }
  });
});
