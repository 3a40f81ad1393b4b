import type { Route } from "../../generated/routes.ts";
import { describe, readGiven } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { isObject } from "../json.ts";
import { findObjectLoss, resolveToJson } from "../json-loss.ts";
import { parameterNames } from "./path.ts";

/** The parts of a call's one params object, by the part of the request that they go to. */
export interface SplitParams {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown> | undefined;
}

/**
 * Makes the function that takes an operation's params apart: names in the path's braces go to the path, the rest to
 * the body, or else to the query. A route may name some that go to the query beside a body, too.
 */
export function splitParams({ method, path, query: beside = [] }: Route): (params: unknown) => SplitParams {
  const names = parameterNames(path);
  const hasBody = mayHaveBody(method);
  const rule = `${method} ${path} takes one plain object of params`;

  function split(given: unknown): SplitParams {
    const params = readParams(rule, given);
    const values: Record<string, unknown> = {};
    for (const name of names) values[name] = Object.hasOwn(params, name) ? params[name] : undefined;
    const rest = pick(params, names, false);
    return {
      path: values,
      query: hasBody ? pick(rest, beside, true) : rest,
      body: hasBody ? pick(rest, beside, false) : undefined,
    };
  }

  return (given = {}) => readGiven(rule, () => split(given));
}

/** The fields of some names, or all others. By entries, not by assignments: a key may be `__proto__`. */
function pick(
  params: Record<string, unknown>,
  names: readonly string[],
  isIn: boolean,
): Record<string, unknown> {
  if (names.length === 0) return isIn ? {} : params;
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name) === isIn));
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

/**
 * Whether a request may have a body. HTTP gives one of GET or DELETE no meaning (RFC 9110 §9.3.1 and §9.3.5), and some
 * proxies refuse it; the official SDK sends `{}` with a DELETE.
 */
export function mayHaveBody(method: string): boolean {
  return method !== "GET" && method !== "DELETE";
}
