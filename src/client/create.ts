import type { APIPromise, Methods, Operations, OperationTypes } from "../../generated/methods.ts";
import { routes, type OperationId, type Route } from "../../generated/routes.ts";
import { createInvoke, refuseOperation, type Invoke } from "./method.ts";
import { readOptions, type Config } from "./options/options.ts";
import { createPager } from "./pagination/pages.ts";
import { createRaw, type Raw, type RawClient } from "./openapi-fetch/client.ts";
import type { CallOptions, StytchOptions } from "./types.ts";

/** The client: the document's operations as methods, by resource. */
export interface Stytch extends Methods<CallOptions> {
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
   * The openapi-fetch client underneath, with the same credentials and limits. An error's answer is returned here,
   * not thrown.
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
  return connectMethods(readOptions(options));
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
  return connectOperations(readOptions(options));
}

/** {@link createStytch}, for options that were read. */
export function connectMethods(config: Config): Stytch {
  const raw = createRaw(config);
  const methods = createMethods(config, raw);
  const stytch: Record<string, unknown> = {
    raw: raw.client,
    call: (id: string, params?: unknown, callOptions?: CallOptions) =>
      methods.get(id)?.(params, callOptions) ?? refuseOperation(config, id),
  };
  for (const [id, method] of methods) {
    const route: Route = routes[id as OperationId];
    const [name, space] = placeMethod(stytch, route.accessor);
    space[name] = method;
    if (route.pages) space[`${name}All`] = createPager({ ...route, pages: route.pages }, method);
  }
  return stytch as unknown as Stytch;
}

/** {@link createOperations}, for options that were read. */
export function connectOperations(config: Config): Operations<CallOptions> {
  const flat = [...createMethods(config, createRaw(config))].map(([id, method]) => [camelCase(id), method]);
  return Object.fromEntries(flat) as Operations<CallOptions>;
}

/** Every operation's method, by operationId. */
function createMethods(config: Config, raw: Raw): Map<string, Invoke> {
  const ids = Object.keys(routes) as OperationId[];
  return new Map(ids.map((id) => [id, createInvoke(config, raw, id)]));
}

/** The object that an accessor's method goes into, made on the way where it is missing, and the method's name. */
function placeMethod(
  root: Record<string, unknown>,
  accessor: readonly string[],
): [string, Record<string, unknown>] {
  let space = root;
  for (const part of accessor.slice(0, -1)) space = (space[part] ??= {}) as Record<string, unknown>;
  return [accessor.at(-1)!, space];
}

function camelCase(operationId: string): string {
  return operationId.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
