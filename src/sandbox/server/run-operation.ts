import type { DocumentOperation } from "../../validate/document.ts";
import { findOperation, parameterSchema } from "../../validate/schemas.ts";
import { readBody, type Body } from "./body.ts";
import type { Changes } from "../store/changes.ts";
import type { ConnectedApps } from "../resources/connected-apps/connected-apps.ts";
import { operations, type AnyOperation } from "../resources/users/operations/index.ts";
import type { RateLimits } from "./rate-limits.ts";
import { ApiError } from "../api-error.ts";
import { successResponse, type Answer } from "./respond.ts";
import type { Match } from "./find-operation.ts";
import { showResult } from "../resources/users/expire-lock.ts";
import type { State } from "../store/state.ts";
import { requireValid } from "./validate.ts";
import type { World } from "../environment/world.ts";

/** What operations act on. */
export interface Stage {
  readonly state: State;
  readonly apps: ConnectedApps;
  readonly changes: Changes;
  readonly world: World;
  /** None where limits are off. */
  readonly rateLimits: RateLimits | undefined;
}

/**
 * Carries an operation out, without a wait: no other request can come between a check and its change.
 *
 * @param text the request's body
 * @throws {ApiError}
 */
export function perform(match: Match, text: string, stage: Stage): Answer {
  const { state, apps, changes, world, rateLimits } = stage;
  const operation = findHandler(match);
  const documented = findOperation(match.operationId)!;
  rateLimits?.take(match.operationId, world.now());
  const params = checkParams(match.params);
  const body = readValidBody(text, operation, documented);
  const result = changes.batch(() => operation.handle({ params, body, state, apps, world }));
  return successResponse(successStatus(documented), showResult(result, world.now()), world);
}

function findHandler({ operationId, route }: Match): AnyOperation {
  const operation = operations[operationId];
  if (operation) return operation;
  throw new ApiError(
    "not_implemented",
    `The sandbox doesn't imitate ${operationId} (${route.method} ${route.path}) yet. Use a test project for it.`,
  );
}

function checkParams(params: Match["params"]): Match["params"] {
  for (const [name, value] of Object.entries(params)) requireValid(parameterSchema(name), value, name);
  return params;
}

/** The body of an operation that has one, checked by the operation's own rules first and then by its schema. */
function readValidBody(text: string, operation: AnyOperation, { requestBody }: DocumentOperation): Body {
  if (!requestBody) return {};
  const body = readBody(text, requestBody.required ?? false);
  operation.check?.(body);
  requireValid(requestBody.content["application/json"].schema, body);
  return body;
}

function successStatus({ responses }: DocumentOperation): number {
  return Number(Object.keys(responses).find((status) => status.startsWith("2")));
}
