import type { OperationId } from "../../generated/routes.ts";
import type { RouteMatch } from "../routes/match.ts";
import type { OperationRules } from "../validate/validator.ts";
import type { Answer } from "./answer.ts";
import { bindCall, type BoundCall } from "./authorize/bind.ts";
import type { GatewayContext } from "./context.ts";
import { readCookies } from "./cookies.ts";
import { decide, denied } from "./decide.ts";
import { countCall } from "./count-call.ts";
import type { GivenCall, Incoming } from "./given-call.ts";
import { makeAnswer } from "./make-answer.ts";
import { trustsCookies } from "./origin.ts";
import type { Allowed } from "./policy/policy.ts";
import { readQuery, validate } from "./query.ts";
import { readBody } from "./read-body.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { findRoute } from "./route.ts";
import type { Caller, CallerSession } from "./types.ts";

/**
 * Serves one call, step by step: what costs nothing first, and the API last.
 *
 * @throws {Refusal} where a step refuses it
 */
export async function serveCall(context: GatewayContext, incoming: Incoming): Promise<Answer> {
  const { config, validator, limits } = context;
  const { request, url, record, deadline } = incoming;
  const match = findRoute(context.match, config.basePath, request.method, url.pathname);
  const allowed = findAllowed(context, match, record);
  const rules = validator.operation(match.operationId)!;
  const query = readQuery(url.searchParams, rules);
  const body = await readBody(request, match.route, limits.options.bytes, deadline);
  const params = { ...match.params, ...query };
  const given = { allowed, params, body, session: readSession(context, incoming) };
  refuseFields(given, false);
  const caller = await decide(context, incoming, given);
  record.caller = caller?.key ?? "stranger";
  if (!caller) refuseFields(given, true);
  const bound = bind(context, given, caller);
  validate(validator, rules, bound.params, bound.body);
  await countCall(context, incoming, allowed, caller);
  record.refused = false;
  const forwarded = { match: withParams(match, bound), query: queryOf(rules, bound), body: bound.body };
  const upstream = await context.forward(forwarded, deadline);
  return makeAnswer(context, upstream, given, caller, record);
}

function findAllowed(
  { policy }: GatewayContext,
  { route, operationId }: RouteMatch,
  record: CallRecord,
): Allowed {
  record.form = route.errors;
  record.operation = route.accessor.join(".");
  const allowed = policy.allowed.get(operationId as OperationId);
  if (allowed) return allowed;
  throw new Refusal(
    "operation_not_allowed",
    `This gateway doesn't allow ${record.operation}. Whoever runs it can add it to \`allow\`.`,
  );
}

/** Those that may be another site's doing are none. */
function readSession({ cookies }: GatewayContext, { request, origin }: Incoming): CallerSession | undefined {
  const counts = trustsCookies(origin) || (origin.kind === "none" && request.method === "GET");
  return cookies && counts ? readCookies(request, cookies) : undefined;
}

function refuseFields({ allowed, params, body }: GivenCall, isStranger: boolean): void {
  const problem = allowed.findForbidden(params, body, isStranger);
  if (problem === undefined) return;
  throw new Refusal("field_not_allowed", `${problem}. Leave it out, or have the gateway's policy allow it.`);
}

/** The call, held to its caller, with the values that the policy fixes. */
function bind(
  { validator, config }: GatewayContext,
  { allowed, params, body }: GivenCall,
  caller: Caller | undefined,
): BoundCall {
  const schema = validator.operation(allowed.operationId)!.body?.schema;
  const fix = (value: BoundCall["body"]): BoundCall["body"] =>
    value && Object.keys(allowed.set).length > 0 ? { ...value, ...allowed.set } : value;
  const isValid = (value: object): boolean => !schema || !validator.findProblem(schema, fix({ ...value }));
  const bound = caller ? bindCall(caller, allowed, params, body, isValid) : { params, body };
  if ("deny" in bound) throw denied(bound);
  for (const [name, option] of Object.entries(allowed.route.fromOptions ?? {})) {
    if (bound.params[name] !== config[option]) {
      throw new Refusal("field_not_allowed", `${name} isn't that of the gateway's project.`);
    }
  }
  return { params: bound.params, body: fix(bound.body) };
}

/** Puts values into the path's braces, which the caller's own may have been replaced by. */
function withParams(match: RouteMatch, { params }: BoundCall): RouteMatch {
  const own = Object.keys(match.params).map((name) => [name, params[name]!]);
  return { ...match, params: Object.fromEntries(own) as Record<string, string> };
}

function queryOf({ parameters }: OperationRules, { params }: BoundCall): Record<string, string> | undefined {
  const own = parameters.flatMap(({ in: place, name }) =>
    place === "query" && params[name] !== undefined ? [[name, params[name]]] : [],
  );
  return own.length > 0 ? (Object.fromEntries(own) as Record<string, string>) : undefined;
}
