import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";
import { projectId } from "./peers/peer.ts";

/** A session's JWT, and the key that it is checked by. */
export interface SignedSession {
  session_jwt: string;
  publicKey: CryptoKey;
  /** The same key, as a key set has it. */
  jwk: JWK;
}

/** Signs a JWT as long as those of sessions are, by a key of its own. */
export async function signSession(user_id: string): Promise<SignedSession> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "key", alg: "RS256", use: "sig" };
  return { session_jwt: await sign(privateKey, user_id), publicKey, jwk };
}

function sign(key: CryptoKey, user_id: string): Promise<string> {
  const session = {
    id: "session-test-0c7e3f92-b5d8-4a16-9f24-e81d6a0b37c5",
    started_at: "2026-03-14T09:30:00Z",
    last_accessed_at: "2026-03-14T09:52:10Z",
    expires_at: "2036-03-14T10:30:00Z",
    attributes: { user_agent: "", ip_address: "" },
    authentication_factors: [
      {
        type: "otp",
        delivery_method: "email",
        last_authenticated_at: "2026-03-14T09:30:00Z",
        email_factor: { email_id: "email-test-1", email_address: "ada@example.com" },
      },
    ],
    roles: ["stytch_user"],
  };
  return new SignJWT({ "https://stytch.com/session": session })
    .setProtectedHeader({ alg: "RS256", kid: "key", typ: "JWT" })
    .setIssuer(`stytch.com/${projectId}`)
    .setAudience([projectId])
    .setSubject(user_id)
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime("2h")
    .sign(key);
}
