import { rateLimits } from "../../generated/errors.ts";
import { routes, secretFields, servers, type Route, type ServerUrls } from "../../generated/routes.ts";
import { readGiven, readOption, wrongKind } from "../checks.ts";
import { isObject } from "../json.ts";

/**
 * An API, as far as its client must know it: the document's own, or what `extendApi` makes of it.
 *
 * @example
 * const api: ApiDescription = extendApi({ routes });
 */
export interface ApiDescription {
  /** Its operations, by operationId. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Its servers, by the name that a route gives. Routes that give none are on `api`. */
  readonly servers: { readonly api: ServerUrls } & Readonly<Record<string, ServerUrls>>;
  /** The error types that answer a call which came too soon, and can be repeated. */
  readonly rateLimits: readonly string[];
  /** The names of the fields that requests have secrets in. */
  readonly secretFields: readonly string[];
}

/** Takes away what an object would have from Object.prototype, where somebody may have put fields of the same names. */
export function bare<Value extends object>(value: Value): Value {
  return Object.setPrototypeOf(value, null) as Value;
}

function bareRoutes(): ApiDescription["routes"] {
  Object.values(routes).forEach(bare);
  return routes;
}

/** The API of the document. */
// Marked, so that a bundle that has no use for it leaves it out.
export const documentedApi: ApiDescription = {
  routes: /* @__PURE__ */ bareRoutes(),
  servers,
  rateLimits,
  secretFields,
};

/**
 * Reads the API that a client is made for.
 *
 * @param options a client's: whether they are any is checked where all of them are read
 * @throws {StytchConfigError} for what isn't one
 */
export function readApi(options: object): ApiDescription {
  const api = readGiven("createStytch takes an object of options", () =>
    isObject(options) ? readOption(options, "api") : undefined,
  );
  if (api === undefined) return documentedApi;
  if (isObject(api) && isObject(api["routes"]) && isObject(api["servers"]))
    return api as unknown as ApiDescription;
  throw wrongKind("api", "what extendApi gives, such as the generated file's api", api);
}
