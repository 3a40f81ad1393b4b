import { readOptions, requireArray, requireFunctions, requireString } from "../checks.ts";
import { StytchTokenError } from "../errors/token.ts";
import type { TokenChecker } from "./checker.ts";
import { customClaims, readScopes, readSubject } from "./claims.ts";
import { hasAllScopes, readCheck, requirePermission, scopesOf } from "./permissions.ts";
import { TIME_OPTIONS } from "./time.ts";
import type { LocalIDPMethods, LocalM2MMethods } from "./types.ts";

const TOKEN_PARAMS = ["access_token", "required_scopes", ...TIME_OPTIONS];
const INTROSPECT_OPTIONS = ["authorization_check", "clock_tolerance_seconds", "current_date"];
/** The ids of users. Those of M2M clients are otherwise, or were given by the project. */
const USER = /^user-(test|live)-/;

/** Makes the method of `m2m` that checks tokens here. */
export function createM2MMethods(checker: TokenChecker): LocalM2MMethods {
  const method = "m2m.authenticateToken";
  return {
    async authenticateToken(params, isAuthorized = hasAllScopes) {
      const { access_token, required_scopes = [], ...time } = readOptions(method, params, TOKEN_PARAMS);
      const requiredScopes = readNames("required_scopes", required_scopes);
      requireFunctions({ isAuthorized }, ["isAuthorized"], "");
      const payload = await checker.verify(method, access_token, time);
      const scopes = readScopes(method, payload);
      const client_id = readSubject(method, payload);
      if (USER.test(client_id))
        throw new StytchTokenError(method, "jwt_invalid", "is a user's, by a Connected App: check its kind.");
      // Awaited, as the promise of a function that is async would be true whatever it says.
      if (requiredScopes.length > 0 && !(await isAuthorized({ hasScopes: scopes, requiredScopes })))
        throw new StytchTokenError(method, "missing_scopes", "lacks a scope that is required.");
      return { client_id, scopes, custom_claims: customClaims(payload, "scope") };
    },
  };
}

/** Makes the method of `idp` that checks tokens here. */
export function createIDPMethods(checker: TokenChecker): LocalIDPMethods {
  const method = "idp.introspectTokenLocal";
  return {
    async introspectTokenLocal(token, options = {}) {
      const { authorization_check, ...time } = readOptions(method, options, INTROSPECT_OPTIONS);
      const check = readCheck(authorization_check);
      const payload = await checker.verify(method, token, time);
      const scopes = readScopes(method, payload);
      const subject = readSubject(method, payload);
      if (check) requirePermission(method, scopesOf(await checker.policy.get(), scopes), check);
      const { scope, aud, exp, iat, nbf, iss } = payload;
      return {
        subject,
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

function readNames(at: string, value: unknown): string[] {
  return requireArray(at, value).map((name) => {
    requireString(`An entry of ${at}`, name);
    return name;
  });
}
