// Tokens of issuers that the project trusts, signed by jose and by keys of every kind.
import { exportJWK, exportSPKI, generateKeyPair, importPKCS8, SignJWT, UnsecuredJWT } from "jose";
import { generate } from "selfsigned";
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../../src/index.ts";
import type { SandboxOptions, TrustedTokenProfile } from "../../../src/sandbox/index.ts";
import { start, summary } from "../helpers.ts";

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const stranger = await generateKeyPair("ES256");
const pem = await exportSPKI(publicKey);
const privateJWK = await exportJWK(privateKey);

const base: TrustedTokenProfile = {
  profile_id: "profile",
  issuer: "https://idp.example.com",
  audience: "stytch",
  keys: [pem],
};

type Claims = Record<string, unknown>;

const NOW = Date.parse("2026-03-14T09:26:53Z") / 1000;
const claims = (more: Claims = {}): Claims => ({
  aud: ["other", "stytch"],
  email: "ada@example.com",
  exp: NOW + 60,
  iss: "https://idp.example.com",
  jti: "token-1",
  ...more,
});
const sign = (payload: Claims, key = privateKey, alg = "ES256") =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(key);

function setUp(profile: Partial<TrustedTokenProfile> = {}) {
  const trustedAuthTokens = [{ ...base, ...profile }];
  const started = start([{ email: "ada@example.com", status: "pending", roles: ["reader"] }], {
    validate: true,
    trustedAuthTokens,
  });
  const attest = (token: string, more: object = {}) =>
    started.call("POST", "/v1/sessions/attest", { profile_id: "profile", token, ...more });
  return { ...started, attest };
}

describe("sessions.attest", () => {
  it("signs in the user of the address, which the issuer vouches for", async () => {
    const { stytch } = setUp();
    const answer = await stytch.sessions.attest({
      profile_id: "profile",
      token: await sign(claims({ email: "ADA@example.com" })),
      session_duration_minutes: 60,
    });
    expect(answer.user).toMatchObject({ emails: [{ verified: true }], status: "active" });
    expect(answer.session?.authentication_factors).toMatchObject([
      {
        delivery_method: "trusted_token_exchange",
        trusted_auth_token_factor: { token_id: "token-1" },
        type: "trusted_auth_token",
      },
    ]);
  });

  it("joins a session, and begins none without a duration", async () => {
    const { stytch, attest } = setUp();
    expect((await attest(await sign(claims()))).body).toMatchObject({ session: null, session_token: "" });
    const profile_id = "profile";
    const token = await sign(claims());
    const first = await stytch.sessions.attest({ profile_id, token, session_duration_minutes: 60 });
    const { session_token } = first;
    const second = await stytch.sessions.attest({
      profile_id,
      token: await sign(claims({ jti: "token-2" })),
      session_token,
    });
    expect(second.session?.authentication_factors).toHaveLength(2);
    const both = await attest(token, { session_token, session_jwt: first.session_jwt });
    expect(summary(both)).toBe("400 too_many_session_arguments");
  });

  it.each(["RS256", "PS384", "ES512", "EdDSA"])("takes a signature by %s, of a JWK", async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const jwk = {
      ...(await exportJWK(pair.publicKey)),
      kty: alg === "EdDSA" ? "OKP" : alg[0] === "E" ? "EC" : "RSA",
    };
    const { attest } = setUp({ keys: [pem, jwk] });
    expect((await attest(await sign(claims(), pair.privateKey, alg))).status).toBe(200);
  });

  it("takes a signature by the key of a certificate", async () => {
    const { cert, private: secret } = await generate([{ name: "commonName", value: "idp" }], {
      keySize: 2048,
    });
    const { attest } = setUp({ keys: [cert] });
    const key = await importPKCS8(secret, "RS256");
    expect((await attest(await sign(claims(), key, "RS256"))).status).toBe(200);
  });

  it("refuses a profile that there isn't", async () => {
    const { attest } = setUp();
    const refused = await attest(await sign(claims()), { profile_id: "another" });
    expect(summary(refused)).toBe("404 trusted_token_profile_not_found");
  });

  it("refuses what no key of the profile has signed", async () => {
    const { attest } = setUp({
      keys: [pem, await exportJWK(publicKey).then((key) => ({ ...key, kty: "EC" }))],
    });
    const right = await sign(claims());
    const [head, , signature] = right.split(".");
    const forged = Buffer.from(JSON.stringify(claims({ email: "grace@example.com" }))).toString("base64url");
    for (const token of [
      await sign(claims(), stranger.privateKey),
      `${head}.${forged}.${signature}`,
      new UnsecuredJWT(claims()).encode(),
      await new SignJWT(claims()).setProtectedHeader({ alg: "HS256" }).sign(Buffer.from(pem)),
      "a.b.c",
      "",
      "ü".repeat(10_000),
    ]) {
      expect(summary(await attest(token))).toBe("400 invalid_trusted_auth_token");
    }
  });

  it.each<[Claims, string]>([
    [{ iss: "https://idp.example.com/" }, "jwt_invalid_issuer"],
    [{ iss: undefined }, "jwt_invalid_issuer"],
    [{ aud: "other" }, "jwt_invalid_audience"],
    [{ aud: undefined }, "jwt_invalid_audience"],
    [{ exp: NOW }, "invalid_trusted_auth_token"],
    [{ exp: "soon" }, "invalid_trusted_auth_token"],
    [{ nbf: NOW + 10 }, "invalid_trusted_auth_token"],
    [{ email: undefined }, "jwt_invalid_claims"],
    [{ email: ["ada@example.com"] }, "jwt_invalid_claims"],
    [{ jti: "" }, "jwt_invalid_claims"],
  ])("refuses a token with %j", async (more, error) => {
    const { attest } = setUp();
    // Its own clock, not the machine's.
    expect(summary(await attest(await sign(claims(more) as never)))).toBe(`400 ${error}`);
  });

  it("goes by the sandbox's clock", async () => {
    const { attest, sandbox } = setUp();
    const token = await sign(claims());
    expect((await attest(token)).status).toBe(200);
    sandbox.clock.advance(60_000);
    expect(summary(await attest(token))).toBe("400 invalid_trusted_auth_token");
    expect((await attest(await sign(claims({ exp: undefined })))).status).toBe(200);
  });

  it("makes a user only where the profile allows it", async () => {
    const token = await sign(claims({ email: "grace@example.com" }));
    const strict = setUp();
    expect(summary(await strict.attest(token))).toBe("404 user_not_found");
    expect(strict.sandbox.snapshot().users).toHaveLength(1);

    const { attest, sandbox } = setUp({ can_jit_provision: true });
    const refused = await attest(token, { session_token: "a".repeat(44) });
    expect(summary(refused)).toBe("404 session_not_found");
    expect(sandbox.snapshot().users).toHaveLength(1);
    const { body } = await attest(token);
    expect(body.user).toMatchObject({
      emails: [{ email: "grace@example.com", verified: true }],
      status: "active",
    });
    expect((await attest(token)).body.user.user_id).toBe(body.user.user_id);
    expect(summary(await attest(await sign(claims({ email: "grace" }))))).toBe("400 invalid_email");
  });

  it("reads the claims that the profile maps, and adds roles to those that a user has", async () => {
    const attribute_mapping = { email: "mail", external_user_id: "uid", role_ids: "groups", token_id: "tid" };
    const { attest, sandbox } = setUp({ attribute_mapping });
    const token = (more: Claims = {}) =>
      sign(
        claims({ groups: ["writer", "stytch_user"], mail: "ada@example.com", tid: "t", uid: "ada", ...more }),
      );
    const { body } = await attest(await token());
    expect(body.user.roles).toEqual(["stytch_user", "reader", "writer"]);
    expect(body.user.external_id).toBe("ada");
    expect((await attest(await token({ groups: undefined }))).status).toBe(200);
    expect(summary(await attest(await token({ groups: "writer" })))).toBe("400 jwt_invalid_claims");
    for (const uid of [undefined, "", 7, "another", "not an id!"]) {
      expect(summary(await attest(await token({ uid })))).toBe(
        "400 trusted_token_profile_incorrect_external_id_mapping",
      );
    }
    sandbox.users.lock("ada");
    expect(summary(await attest(await token()))).toBe("429 user_lock_limit_reached");
  });

  it("refuses the external id of somebody else", async () => {
    const { attest, create } = setUp({ attribute_mapping: { external_user_id: "uid" } });
    await create({ email: "grace@example.com", external_id: "grace" });
    expect(summary(await attest(await sign(claims({ uid: "grace" }))))).toBe(
      "400 trusted_token_profile_incorrect_external_id_mapping",
    );
  });
});

describe("the trustedAuthTokens option", () => {
  it.each<[string, unknown, string]>([
    ["no list", {}, "trustedAuthTokens must be"],
    ["a profile twice", [base, base], "a profile_id twice"],
    ["an empty issuer", [{ ...base, issuer: "" }], "trustedAuthTokens[0].issuer must be a text"],
    ["no audience", [{ ...base, audience: undefined }], "trustedAuthTokens[0].audience must be a text"],
    ["no key", [{ ...base, keys: [] }], "from 1 to 5 keys"],
    ["six keys", [{ ...base, keys: Array.from({ length: 6 }, () => pem) }], "from 1 to 5 keys"],
    ["a text that is no key", [{ ...base, keys: ["key"] }], "keys[0] must be a public key"],
    ["a private key", [{ ...base, keys: [privateJWK] }], "without its private part"],
    ["an unknown field", [{ ...base, jwks_url: "https://idp.example.com" }], "jwks_url"],
    ["an unknown mapping", [{ ...base, attribute_mapping: { name: "n" } }], "name"],
    ["an empty mapping", [{ ...base, attribute_mapping: { email: "" } }], "attribute_mapping.email must be"],
    ["another flag", [{ ...base, can_jit_provision: "yes" }], "can_jit_provision"],
  ])("can't have %s", (_, trustedAuthTokens, message) => {
    const options = { trustedAuthTokens } as Partial<SandboxOptions>;
    expect(() => start([], options)).toThrow(StytchConfigError);
    expect(() => start([], options)).toThrow(message);
  });

  it("shows no key in an error", () => {
    const jwk = privateJWK;
    expect(() => start([], { trustedAuthTokens: [{ ...base, keys: [jwk as { kty: string }] }] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(jwk.d!) as string }) as Error,
    );
  });
});

it("claims that are too large leave a trusted token unspent", async () => {
  const { attest } = setUp();
  const trusted = await sign(claims());
  const session_custom_claims = { big: "x".repeat(5_000) };
  const wishes = { session_duration_minutes: 60, session_custom_claims };
  expect(summary(await attest(trusted, wishes))).toBe("400 custom_claims_too_large");
  expect((await attest(trusted, { session_duration_minutes: 60 })).status).toBe(200);
});
