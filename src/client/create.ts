import type { APIPromise, Methods, Operations, OperationTypes } from "../../generated/methods.ts";
import { StytchConfigError } from "../errors/config.ts";
import { readApi, type ApiDescription } from "../routes/api.ts";
import { flatName } from "../routes/flat-name.ts";
import type { LocalChecks } from "../local/checks.ts";
import { createLocalMethods } from "../local/methods.ts";
import type { LocalIDPMethods, LocalM2MMethods, LocalSessionsMethods } from "../local/types.ts";
import type { ClientContext } from "../transport/context.ts";
import { createContext } from "./context.ts";
import { defineLazily, lazyProperties } from "./lazy.ts";
import { createMethod, type Method } from "./method.ts";
import { createRaw, type RawClient } from "./openapi-fetch/raw.ts";
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
   * A path that the document doesn't have goes to the API with the project's credentials, as most paths need them; no call
   * takes them to another server than the client's own.
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
  const api = readApi(options);
  return connectMethods(createContext(options, api), api);
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
  const api = readApi(options);
  return connectOperations(createContext(options, api), api);
}

/** {@link createStytch}, with a context that is made, and for any API. */
export function connectMethods(context: ClientContext, api: ApiDescription): Stytch {
  const raw = createRaw(context, api);
  let methods: Map<string, Method> | undefined;
  const methodOf = (id: string): Method | undefined => {
    methods ??= new Map();
    if (!methods.has(id) && Object.hasOwn(api.routes, id)) {
      methods.set(id, createMethod(context, raw, id, api.routes[id]!));
    }
    return methods.get(id);
  };
  const stytch = {
    raw: raw.client,
    // A list of one id would be its name, too.
    call: (id: unknown, params?: unknown, options?: CallOptions) =>
      (typeof id === "string" ? methodOf(id) : undefined)?.(params, options) ??
      refuseOperation(api, id as PropertyKey),
  } as Stytch;
  // Another API has no such tokens.
  const hasTokens = Object.hasOwn(api.routes, "api_session_v1_GetJWKS");
  let local: LocalChecks | undefined;
  const { ids, properties } = namespacesOf(api);
  defineLazily(stytch, properties, (name) => {
    const root: Record<string, unknown> = {};
    for (const id of ids.get(name)!) {
      const route = api.routes[id]!;
      const { pages } = route;
      const [method, namespace] = placeMethod(root, route.accessor);
      namespace[method] = methodOf(id);
      if (!pages) continue;
      const search = createMethod(forWalks(context), raw, id, route);
      namespace[`${method}All`] = createPager({ ...route, pages, redactor: context.redactor }, search);
    }
    if (hasTokens) local ??= createLocalMethods(stytch, context);
    return Object.assign(root[name]!, local?.[name as keyof LocalChecks]);
  });
  return stytch;
}

/** {@link createOperations}, with a context that is made, and for any API. */
export function connectOperations(context: ClientContext, api: ApiDescription): Operations<CallOptions> {
  const raw = createRaw(context, api);
  const flat = Object.entries(api.routes).map(([id, route]) => [
    flatName(id),
    createMethod(context, raw, id, route),
  ]);
  return Object.fromEntries(flat) as Operations<CallOptions>;
}

/** The properties that all clients of an API have, and the operations in each. */
interface Namespaces {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly properties: PropertyDescriptorMap;
}

const namespaces = new WeakMap<ApiDescription, Namespaces>();

function namespacesOf(api: ApiDescription): Namespaces {
  const known = namespaces.get(api);
  if (known) return known;
  const ids = new Map<string, string[]>();
  for (const [id, { accessor }] of Object.entries(api.routes)) {
    const name = accessor[0]!;
    if (!ids.get(name)?.push(id)) ids.set(name, [id]);
  }
  const made = { ids, properties: lazyProperties(ids.keys()) };
  namespaces.set(api, made);
  return made;
}

/** Finds the object that an accessor's method goes into, made on the way where it is missing, and the method's name. */
function placeMethod(
  root: Record<string, unknown>,
  accessor: readonly string[],
): [string, Record<string, unknown>] {
  let namespace = root;
  for (const part of accessor.slice(0, -1)) {
    if (!Object.hasOwn(namespace, part)) namespace[part] = {};
    namespace = namespace[part] as Record<string, unknown>;
  }
  return [accessor.at(-1)!, namespace];
}

/** The promise that `call` gives for an operationId that there is not. */
function refuseOperation({ routes }: ApiDescription, operationId: PropertyKey): APIPromise<unknown> {
  const known = Object.keys(routes).join(", ");
  const problem = `There is no operation ${String(operationId)}. Those there are: ${known}.`;
  return createPromise(Promise.reject(new StytchConfigError(problem)), new ResponseHolder());
}
