import { authenticate, type Credentials } from "./authenticate.ts";
import { readBody, type Body } from "./body.ts";
import { operations, type AnyOperation } from "./operations/index.ts";
import { Refusal } from "./refusal.ts";
import { respond, respondWithError } from "./respond.ts";
import { findRoute, type Match } from "./router.ts";
import { findOperation, parameterSchema } from "./schemas.ts";
import type { DocumentOperation } from "./document.ts";
import type { State } from "./state.ts";
import { requireValid } from "./validate.ts";
import type { World } from "./world.ts";

/** What a handler works on. */
export interface Context extends Credentials {
  readonly state: State;
  readonly world: World;
}

/**
 * Makes the function that answers requests.
 *
 * Only the API's refusals become answers. Another failure is a fault of the sandbox, or a body that broke off: it
 * rejects, as a `fetch` does, instead of looking like an answer of the API.
 */
export function createHandler(context: Context): (request: Request) => Promise<Response> {
  return async (request) => {
    request.signal.throwIfAborted();
    try {
      return await answer(request, context);
    } catch (error) {
      if (error instanceof Refusal) return respondWithError(error, context.world);
      throw error;
    }
  };
}

async function answer(request: Request, { state, world, ...credentials }: Context): Promise<Response> {
  authenticate(request, credentials);
  const match = findRoute(request);
  const operation = findHandler(match);
  const documented = findOperation(match.route);
  const params = checkParams(match.params);
  const body = await readValidBody(request, operation, documented);
  // From here to the answer nothing waits, so no other request can come between a check and its change.
  const result = operation.handle({ params, body, state, world });
  return respond(successStatus(documented), result, world);
}

function findHandler({ operationId, route }: Match): AnyOperation {
  const operation = operations[operationId];
  if (operation) return operation;
  throw new Refusal(
    "not_implemented",
    `The sandbox doesn't imitate ${operationId} (${route.method} ${route.path}) yet. Use a test project for it.`,
  );
}

function checkParams(params: Match["params"]): Match["params"] {
  for (const [name, value] of Object.entries(params)) requireValid(parameterSchema(name), value, name);
  return params;
}

/** The body of an operation that has one, checked by the operation's own rules first and then by its schema. */
async function readValidBody(
  request: Request,
  operation: AnyOperation,
  { requestBody }: DocumentOperation,
): Promise<Body> {
  if (!requestBody) return {};
  const body = await readBody(request, requestBody.required ?? false);
  operation.check?.(body);
  requireValid(requestBody.content["application/json"].schema, body);
  return body;
}

function successStatus({ responses }: DocumentOperation): number {
  return Number(Object.keys(responses).find((status) => status.startsWith("2")));
}
