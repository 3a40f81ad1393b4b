import type { RouteMatch } from "../../routes/match.ts";
import type { OperationRules, Validator } from "../../validate/validator.ts";
import type { Credentials } from "../credentials.ts";
import type { Environment } from "../environment/environment.ts";
import { requireValid } from "../errors/require-valid.ts";
import type { Project } from "../project.ts";
import type { AnyOperation } from "../resources/operation.ts";
import type { Store } from "../store/store.ts";
import { dropAbsentFields } from "./absent-fields.ts";
import type { SandboxApi } from "./api.ts";
import { isJSON, readForm, readJSON, type Body } from "./body.ts";
import { addClientCredentials } from "./client-credentials.ts";
import { checkPath, readQuery } from "./parameters.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { ReceivedRequest } from "./received.ts";
import { successResponse, type ApiResponse } from "./respond.ts";

const MINUTE = 60_000;

/** The surroundings that operations act on. */
export interface RunContext {
  readonly api: SandboxApi;
  readonly credentials: Credentials;
  readonly project: Project;
  readonly store: Store;
  readonly environment: Environment;
  /** None where limits are off. */
  readonly rateLimits: RateLimits | undefined;
}

/**
 * Carries an operation out. Its change is one step, without a wait: no other request can come between what it finds and
 * what it does.
 *
 * @throws {ApiError}
 */
export async function runOperation(
  operation: AnyOperation,
  match: RouteMatch,
  request: ReceivedRequest,
  context: RunContext,
): Promise<ApiResponse> {
  const { api, store, environment, rateLimits, credentials, project } = context;
  const { validator } = api;
  const { operationId, params } = match;
  const { fieldErrors, rateLimit } = operation;
  const rules = validator.operation(operationId)!;
  const now = environment.clock.now();
  if (rateLimit !== undefined) rateLimits?.take(operationId, { calls: rateLimit, milliseconds: MINUTE }, now);
  const parameterContext = { validator, parameters: rules.parameters, fieldErrors };
  checkPath(params, parameterContext);
  const query = readQuery(new URL(request.url).searchParams, parameterContext);
  const given = readBody(match, request, rules, validator);
  const body = operation.normalize?.(given) ?? given;
  if (rules.body) {
    operation.check?.(body);
    const unchecked = operation.unchecked?.(body) ?? body;
    requireValid({ validator, schema: rules.body.schema, fieldErrors }, unchecked);
  }
  const { projectId } = credentials;
  const operationContext = { params, query, body, store, project, projectId, ...environment };
  store.expire();
  const prepared = await operation.prepare?.(operationContext);
  const shared = operation.sharedLimit?.(body);
  if (shared) rateLimits?.take(shared.name, shared, environment.clock.now());
  const answer = store.changes.batch(() => {
    store.expire();
    return operation.run(operationContext, prepared);
  });
  return successResponse(rules.successStatus, await settle(answer), environment.ids);
}

/** Waits for the fields of an answer that are still on their way. */
async function settle(answer: object): Promise<object> {
  const fields = Object.entries(answer);
  if (!fields.some(([, value]) => value instanceof Promise)) return answer;
  return Object.fromEntries(
    await Promise.all(fields.map(async ([name, value]) => [name, (await value) as unknown] as const)),
  );
}

function readBody(
  { route }: RouteMatch,
  { headers, text }: ReceivedRequest,
  { body }: OperationRules,
  validator: Validator,
): Body {
  if (!body) return {};
  const isForm = route.contentType === "form" && !isJSON(headers);
  const given = isForm ? readForm(text) : readJSON(text, body.required);
  const counted = dropAbsentFields(given, body.schema, validator);
  return route.credentials === "form" ? addClientCredentials(counted, headers) : counted;
}
