// The names that the gateway has in every runtime, beside the function that makes one.
export { bearerToken } from "./authorize/bearer-token.ts";
export { session, type SessionOptions } from "./authorize/session.ts";
export type { Permission, PermissionOptions } from "./policy/types.ts";
export type { GatewayErrorType } from "./refusal.ts";
export type {
  AuditEntry,
  Authorize,
  AuthorizedOperation,
  Caller,
  CallerSession,
  ConnectionInfo,
  CookieOptions,
  Decision,
  Denial,
  Gateway,
  GatewayCall,
  GatewayConfig,
  GatewayHooks,
  GatewayLimits,
  Limit,
  LimitStore,
  SessionTokens,
} from "./types.ts";
