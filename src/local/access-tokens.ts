import { StytchTokenError } from "../errors/token.ts";
import type { TokenChecker } from "./checker.ts";
import { customClaims, readScopes } from "./claims.ts";
import { hasAllScopes, requirePermission, scopesOf } from "./permissions.ts";
import type { LocalIDPMethods, LocalM2MMethods } from "./types.ts";

/** Makes the method of `m2m` that checks tokens here. */
export function createM2MMethods(checker: TokenChecker): LocalM2MMethods {
  const method = "m2m.authenticateToken";
  return {
    async authenticateToken({ access_token, required_scopes = [], ...time }, isAuthorized = hasAllScopes) {
      const payload = await checker.verify(method, access_token, time);
      const scopes = readScopes(method, payload);
      const requiredScopes = [...required_scopes];
      if (requiredScopes.length > 0 && !isAuthorized({ hasScopes: scopes, requiredScopes }))
        throw new StytchTokenError(method, "missing_scopes", "lacks a scope that is required.");
      return { client_id: payload.sub ?? "", scopes, custom_claims: customClaims(payload, "scope") };
    },
  };
}

/** Makes the method of `idp` that checks tokens here. */
export function createIDPMethods(checker: TokenChecker): LocalIDPMethods {
  const method = "idp.introspectTokenLocal";
  return {
    async introspectTokenLocal(token, { authorization_check, ...time } = {}) {
      const payload = await checker.verify(method, token, time);
      const scopes = readScopes(method, payload);
      if (authorization_check) {
        requirePermission(method, scopesOf(await checker.policy.get(), scopes), authorization_check);
      }
      const { sub = "", scope, aud, exp, iat, nbf, iss } = payload;
      return {
        subject: sub,
        scope: scope as string,
        custom_claims: customClaims(payload, "scope"),
        audience: aud!,
        expires_at: exp!,
        issued_at: iat,
        not_before: nbf,
        issuer: iss!,
        token_type: "access_token",
      };
    },
  };
}
