import type { APIPromise, Methods, Operations, OperationTypes } from "../../generated/methods.ts";
import { StytchConfigError } from "../errors/config.ts";
import { documentedApi, type ApiDescription } from "../routes/api.ts";
import { flatName } from "../routes/flat-name.ts";
import { addLocalMethods } from "../local/methods.ts";
import type { LocalIDPMethods, LocalM2MMethods, LocalSessionsMethods } from "../local/types.ts";
import type { ClientContext } from "../transport/context.ts";
import { createContext } from "./context.ts";
import { createMethod, type Method } from "./method.ts";
import { createRaw, type Raw, type RawClient } from "./openapi-fetch/raw.ts";
import { createPager } from "./pagination/pages.ts";
import { forWalks } from "./pagination/patience.ts";
import { createPromise, ResponseHolder } from "./promise.ts";
import type { CallOptions, StytchOptions } from "./types.ts";

/**
 * The client: the document's operations as methods, by resource.
 *
 * @example
 * const stytch: Stytch = createStytch({ projectId, secret });
 */
export interface Stytch extends Methods<CallOptions> {
  /** Sessions of users who have signed in: checked, extended, ended, and the keys of their JWTs. */
  readonly sessions: Methods<CallOptions>["sessions"] & LocalSessionsMethods;

  /** Programs that sign in as themselves, by client credentials (machine to machine). */
  readonly m2m: Methods<CallOptions>["m2m"] & LocalM2MMethods;

  /** Stytch as the identity provider of Connected Apps: consent, codes and tokens. */
  readonly idp: Methods<CallOptions>["idp"] & LocalIDPMethods;

  /**
   * Calls an operation by its operationId.
   *
   * @example
   * await stytch.call("api_user_v1_Create", { email });
   */
  call<Id extends keyof OperationTypes>(
    operationId: Id,
    params: OperationTypes[Id]["params"],
    options?: CallOptions,
  ): APIPromise<OperationTypes[Id]["result"]>;

  /**
   * The openapi-fetch client, with the same credentials and limits. An error's answer is returned here, not thrown.
   *
   * @example
   * const { data, error, response } = await stytch.raw.POST("/v1/users", { body: { email } });
   * @see https://openapi-ts.dev/openapi-fetch/
   */
  readonly raw: RawClient;
}

/**
 * Makes a client.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong; in a browser, for a secret
 * @example
 * const stytch = createStytch({ projectId, secret });
 * const { user_id } = await stytch.users.create({ email: "sandbox@stytch.com" });
 * @example
 * const stytch = createStytch({ gateway: "/api/stytch" }); // in a browser
 */
export function createStytch(options: StytchOptions): Stytch {
  return connectMethods(createContext(options, documentedApi), documentedApi);
}

/**
 * Makes the operations as flat functions, each named by its camel-cased operationId. Any of them may be taken out of
 * the object and called alone.
 *
 * @throws {StytchConfigError} as {@link createStytch} does
 * @example
 * const { apiUserV1Create } = createOperations({ projectId, secret });
 * await apiUserV1Create({ email });
 */
export function createOperations(options: StytchOptions): Operations<CallOptions> {
  return connectOperations(createContext(options, documentedApi), documentedApi);
}

/** {@link createStytch}, with a context that is made, and for any API. */
export function connectMethods(context: ClientContext, api: ApiDescription): Stytch {
  const raw = createRaw(context, api);
  const methods = createMethods(context, raw, api);
  const stytch: Record<string, unknown> = {
    raw: raw.client,
    call: (id: string, params?: unknown, options?: CallOptions) =>
      methods.get(id)?.(params, options) ?? refuseOperation(api, id),
  };
  for (const [id, method] of methods) {
    const route = api.routes[id]!;
    const [name, namespace] = placeMethod(stytch, route.accessor);
    namespace[name] = method;
    if (!route.pages) continue;
    const search = createMethod(forWalks(context), raw, id, route);
    const { redactor } = context;
    namespace[`${name}All`] = createPager({ ...route, pages: route.pages, redactor }, search);
  }
  const client = stytch as unknown as Stytch;
  // Another API has no such tokens.
  if (Object.hasOwn(api.routes, "api_session_v1_GetJWKS")) addLocalMethods(client, context);
  return client;
}

/** {@link createOperations}, with a context that is made, and for any API. */
export function connectOperations(context: ClientContext, api: ApiDescription): Operations<CallOptions> {
  const methods = createMethods(context, createRaw(context, api), api);
  const flat = [...methods].map(([id, method]) => [flatName(id), method]);
  return Object.fromEntries(flat) as Operations<CallOptions>;
}

/** Makes every operation's method, by operationId. */
function createMethods(context: ClientContext, raw: Raw, { routes }: ApiDescription): Map<string, Method> {
  const methods = Object.entries(routes).map(
    ([id, route]) => [id, createMethod(context, raw, id, route)] as const,
  );
  return new Map(methods);
}

/** Finds the object that an accessor's method goes into, made on the way where it is missing, and the method's name. */
function placeMethod(
  root: Record<string, unknown>,
  accessor: readonly string[],
): [string, Record<string, unknown>] {
  let namespace = root;
  for (const part of accessor.slice(0, -1)) {
    namespace = (namespace[part] ??= {}) as Record<string, unknown>;
  }
  return [accessor.at(-1)!, namespace];
}

/** The promise that `call` gives for an operationId that there is not. */
function refuseOperation({ routes }: ApiDescription, operationId: PropertyKey): APIPromise<unknown> {
  const known = Object.keys(routes).join(", ");
  const problem = `There is no operation ${String(operationId)}. Those there are: ${known}.`;
  return createPromise(Promise.reject(new StytchConfigError(problem)), new ResponseHolder());
}
