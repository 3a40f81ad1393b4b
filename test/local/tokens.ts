// JWTs by node:crypto alone, so that what checks them is held against another maker.
import { createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { projectId } from "../helpers.ts";

/** A key of the project's, with its public part as the key set has it. */
export interface TestKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: Record<string, unknown>;
}

export function makeKey(kid: string): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig", key_ops: ["verify"], kid };
  return { kid, privateKey, jwk };
}

export const key = makeKey("jwk-test-11111111-1111-4111-8111-111111111111");
export const keySet = { keys: [key.jwk] };

const encode = (value: string | Buffer): string => Buffer.from(value).toString("base64url");

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);

export interface TokenParts {
  readonly key?: TestKey;
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  /** The payload's text, in place of the claims'. */
  readonly text?: string;
}

/** Makes a JWT, good unless the parts say otherwise. A claim or header that is undefined is left out. */
export function makeToken({ key: by = key, header = {}, claims = {}, text }: TokenParts = {}): string {
  const head = encode(JSON.stringify({ alg: "RS256", kid: by.kid, typ: "JWT", ...header }));
  const body = encode(text ?? JSON.stringify({ ...standard(), ...claims }));
  const signature = sign("sha256", Buffer.from(`${head}.${body}`), by.privateKey);
  return `${head}.${body}.${encode(signature)}`;
}

/** A JWT that is signed by HMAC, with a text for a secret. */
export function makeHmacToken(secret: string, alg = "HS256"): string {
  const head = encode(JSON.stringify({ alg, kid: key.kid, typ: "JWT" }));
  const body = encode(JSON.stringify({ ...standard(), ...sessionClaims() }));
  return `${head}.${body}.${encode(createHmac("sha256", secret).update(`${head}.${body}`).digest())}`;
}

/** A JWT without a signature. */
export function makeUnsignedToken(): string {
  const head = encode(JSON.stringify({ alg: "none", typ: "JWT" }));
  return `${head}.${encode(JSON.stringify({ ...standard(), ...sessionClaims() }))}.`;
}

export const userId = "user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92";

export function standard(): Record<string, unknown> {
  const iat = now();
  return {
    aud: [projectId],
    exp: iat + 300,
    iat,
    iss: `stytch.com/${projectId}`,
    nbf: iat,
    sub: userId,
  };
}

/** The claims of a session, with one of your own. */
export function sessionClaims(roles: readonly string[] = ["stytch_user"]): Record<string, unknown> {
  return {
    tenant: "acme",
    "https://stytch.com/session": {
      id: "session-test-0c7e3f92-b5d8-4a16-9f24-e81d6a0b37c5",
      started_at: "2026-03-14T09:30:00Z",
      last_accessed_at: "2026-03-14T09:52:10Z",
      expires_at: "2036-03-14T10:30:00Z",
      attributes: { user_agent: "", ip_address: "" },
      authentication_factors: [
        { type: "password", delivery_method: "knowledge", last_authenticated_at: "2026-03-14T09:30:00Z" },
      ],
      roles,
    },
  };
}
