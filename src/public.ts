// The names that the main entry has in every runtime. Beside them each has the functions that make a client.
export type { Stytch } from "./client/create.ts";
export { fakeReply, type PlainPromises } from "./client/fake-reply.ts";
export type { Clock } from "./clock.ts";
export type { AnsweredAttempt, Attempt, FailedAttempt, Hooks, RetriedAttempt } from "./hooks.ts";
export type {
  CallOptions,
  DirectOptions,
  GatewayOptions,
  JwksOption,
  LimitOptions,
  RetryOptions,
  StytchOptions,
} from "./client/types.ts";
export type {
  AuthenticatedJwt,
  AuthenticateJwtLocalParams,
  AuthenticateJwtParams,
  AuthenticateTokenParams,
  IntrospectedToken,
  LocalSession,
} from "./local/types.ts";
export type { ApiDescription } from "./routes/api.ts";
export { extendApi, type ApiExtension, type ExtensionRoute } from "./routes/extend.ts";
export type { Fetch } from "./transport/fetch/fetch.ts";
export type { RawClient } from "./client/openapi-fetch/raw.ts";

export { StytchAbortError } from "./errors/abort.ts";
export { StytchAPIError } from "./errors/api.ts";
export { StytchError } from "./errors/base.ts";
export { StytchConfigError } from "./errors/config.ts";
export { StytchConnectionError } from "./errors/connection.ts";
export { isStytchError, type TypedAPIError } from "./errors/guard.ts";
export { StytchResponseError } from "./errors/response.ts";
export { StytchTimeoutError } from "./errors/timeout.ts";
export { StytchTokenError, type TokenErrorCode } from "./errors/token.ts";
export type { ErrorType, ErrorTypes } from "../generated/errors.ts";

export type {
  APIPromise,
  Operations,
  OperationTypes,
  PageOptions,
  Pages,
  ResponseMeta,
  WithResponse,
} from "../generated/methods.ts";
export { routes, type OperationId, type Route } from "../generated/routes.ts";
export type { components, operations, paths } from "../generated/schema.ts";

import type { components } from "../generated/schema.ts";

/**
 * The document's schemas, by name.
 *
 * @example
 * function greet(user: Schemas["api_user_v1_User"]) { … }
 */
export type Schemas = components["schemas"];
