import type { Route } from "../../generated/routes.ts";
import { describe, readGiven } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { isObject } from "../json.ts";
import { findObjectLoss, resolveToJson } from "../json-loss.ts";
import { parameterNames } from "./path.ts";

/** The parts of a call's one params object, by the part of the request that they go to. */
export interface SplitParams {
  path: Record<string, unknown>;
  query: Record<string, unknown> | undefined;
  body: Record<string, unknown> | undefined;
}

/**
 * Makes the function that takes an operation's params apart: names in the path's braces go to the path, the rest to
 * the body (POST, PUT) or the query (GET, DELETE).
 *
 * A DELETE has no body. The official SDK sends `{}` there; HTTP gives such a body no meaning (RFC 9110 §9.3.5),
 * some proxies refuse it, and no documented DELETE has one.
 */
export function splitParams({ method, path }: Route): (params: unknown) => SplitParams {
  const names = parameterNames(path);
  const hasBody = method === "POST" || method === "PUT";
  const rule = `${method} ${path} takes one plain object of params`;

  function split(given: unknown): SplitParams {
    const params = readParams(rule, given);
    const values: Record<string, unknown> = {};
    for (const name of names) values[name] = Object.hasOwn(params, name) ? params[name] : undefined;
    const rest = names.length > 0 ? without(params, names) : params;
    if (hasBody) return { path: values, body: rest, query: undefined };
    return { path: values, body: undefined, query: Object.keys(rest).length > 0 ? rest : undefined };
  }

  return (given = {}) => readGiven(rule, () => split(given));
}

/** By entries, not by assignments: a key may be `__proto__`. */
function without(params: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

/**
 * Reads an object's own fields, be it a class's. What else it has would be lost on the way, so it is refused here,
 * before the fields are parted.
 */
function readParams(rule: string, given: unknown): Record<string, unknown> {
  const params = resolveToJson(given);
  const loss = isObject(params) ? findObjectLoss(params) : describe(given);
  if (loss === undefined) return params as Record<string, unknown>;
  throw new StytchConfigError(`${rule}, not ${loss}.`);
}
