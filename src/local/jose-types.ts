// jose's own types, as far as they are used. Declarations that lead to its would need it beside the package (TS1479).

/** The claims of a JWT. */
export interface JWTPayload {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string | string[];
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  readonly [claim: string]: unknown;
}

/** A JSON Web Key Set (RFC 7517). */
export interface JSONWebKeySet {
  keys: { readonly alg?: string; readonly kty?: string }[];
}

/** The function of jose's that finds a token's key in a set. */
export type FindKey = (...args: never[]) => unknown;
