import type { OperationId } from "../../../generated/routes.ts";
import { stringifySorted } from "../../json.ts";
import { createMatcher, type RouteMatch } from "../../routes/match.ts";
import { keepPlain, toResponse, type PlainResponse } from "../../transport/plain-exchange.ts";
import type { RecordedCalls } from "../control/recorded-calls.ts";
import { ApiError, NOT_IMITATED } from "../errors/api-error.ts";
import { applyFaults, corruptBody } from "../faults/apply-faults.ts";
import type { Fault } from "../faults/fault.ts";
import type { Faults } from "../faults/faults.ts";
import type { AnyOperation } from "../resources/operation.ts";
import { authenticate } from "./authenticate.ts";
import { checkResponse } from "./check-response.ts";
import { findOperation } from "./find-operation.ts";
import { receive, receivePlain, type ReceivedRequest } from "./received.ts";
import { customErrorResponse, errorResponse, type ApiResponse } from "./respond.ts";
import { runOperation, type RunContext } from "./run-operation.ts";

/** The surroundings that a handler works in. */
export interface HandlerContext extends RunContext {
  readonly calls: RecordedCalls;
  readonly faults: Faults;
  /** Whether answers are checked against the document. */
  readonly validate: boolean;
}

/** Answers a request. Its end may come with the second argument too, as our client gives it. */
export type Handler = (request: Request, init?: { readonly signal?: AbortSignal }) => Promise<Response>;

/**
 * Makes the function that answers requests.
 *
 * Only API errors become answers. Another failure is a fault of the sandbox, or a body that broke off: it rejects, as a
 * `fetch` does, instead of looking like an answer of the API.
 */
export function createHandler(context: HandlerContext): Handler {
  const answer = createAnswer(context);
  const handler: Handler = async (request, init) => toResponse(await answer(await receive(request, init)));
  return keepPlain(handler, async (request) => answer(await receivePlain(request)));
}

function createAnswer(context: HandlerContext): (request: ReceivedRequest) => Promise<PlainResponse> {
  const { api, calls, faults, environment } = context;
  const matcher = createMatcher(api.routes);
  return async (request) => {
    const match = await orApiError(() => findOperation(matcher, request));
    const operationId = match instanceof ApiError ? undefined : (match.operationId as OperationId);
    const complete = calls.begin(request, operationId, environment.clock.now());
    const fault = faults.match(operationId);
    const response = await applyFaults(fault, request.signal, {
      fail: (error) => customErrorResponse(error, errorForm(match), environment.ids),
      respond: () => respond(request, match, context),
    });
    complete(response);
    return write(response, fault);
  };
}

async function respond(
  request: ReceivedRequest,
  match: RouteMatch | ApiError,
  context: HandlerContext,
): Promise<ApiResponse> {
  const { api, environment, validate } = context;
  const result = await orApiError(() => {
    if (match instanceof ApiError) {
      if (match.error_type !== NOT_IMITATED) authenticate(request, context.credentials);
      throw match;
    }
    const operation = requireOperation(match, context);
    if (!match.route.credentials) authenticate(request, context.credentials);
    return runOperation(operation, match, request, context);
  });
  const response =
    result instanceof ApiError ? errorResponse(result, errorForm(match), environment.ids) : result;
  if (validate) {
    checkResponse(api.validator, request.method, match instanceof ApiError ? undefined : match, response);
  }
  return response;
}

/** Before credentials are asked for: whoever calls what isn't imitated should learn that first. */
function requireOperation({ operationId, route }: RouteMatch, { api }: HandlerContext): AnyOperation {
  if (Object.hasOwn(api.operations, operationId)) return api.operations[operationId]!;
  throw new ApiError(
    NOT_IMITATED,
    `The sandbox doesn't imitate ${route.accessor.join(".")} yet: ${operationId} (${route.method} ${route.path}). ` +
      "Use a test project for it.",
  );
}

function errorForm(match: RouteMatch | ApiError): RouteMatch["route"]["errors"] {
  return match instanceof ApiError ? undefined : match.route.errors;
}

/** Writes an answer, corrupted as a fault has it. */
function write({ status, body, headers }: ApiResponse, fault: Fault): PlainResponse {
  const type = ["content-type", fault.body === "html" ? "text/html" : "application/json"] as const;
  const text = corruptBody(stringifySorted(body), status, fault.body);
  if (!headers && !fault.headers) return { status, headers: [type], text };
  const written = new Headers([[...type]]);
  // One by one: however its name is written, a header takes the other's place.
  for (const [name, value] of Object.entries({ ...headers, ...fault.headers })) written.set(name, value);
  return { status, headers: [...written], text };
}

async function orApiError<Result>(work: () => Result | Promise<Result>): Promise<Result | ApiError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
