import type { Calls, Methods, Operations } from "../generated/methods.ts";
import { routes } from "../generated/routes.ts";
import { createInvoke, findRoute, type Invoke } from "./invoke.ts";
import { readOptions } from "./options.ts";
import { createPager } from "./paginate.ts";
import { createRaw, type RawClient } from "./raw.ts";
import type { CallOptions, StytchOptions } from "./types.ts";

/** The client: the document's operations as methods, by resource. */
export interface Stytch extends Methods<CallOptions> {
  /**
   * Calls an operation by its operationId.
   *
   * @example
   * await stytch.call("api_user_v1_Create", { email });
   */
  call<Id extends keyof Calls>(
    operationId: Id,
    params: Calls[Id]["params"],
    options?: CallOptions,
  ): Promise<Calls[Id]["result"]>;

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
  const { raw, invoke } = connect(options);
  const stytch: Record<string, unknown> = {
    raw,
    call: async (operationId: string, params?: unknown, callOptions?: CallOptions) =>
      invoke(operationId)(params, callOptions),
  };
  for (const [id, route] of Object.entries(routes)) {
    const [name, space] = placeMethod(stytch, route.accessor);
    const method = invoke(id);
    space[name] = method;
    if (route.pages) space[`${name}All`] = createPager({ ...route, pages: route.pages }, method);
  }
  return stytch as unknown as Stytch;
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
  const { invoke } = connect(options);
  const flat = Object.keys(routes).map((id) => [camelCase(id), invoke(id)]);
  return Object.fromEntries(flat) as Operations<CallOptions>;
}

function connect(options: StytchOptions): { raw: RawClient; invoke: (operationId: string) => Invoke } {
  const config = readOptions(options);
  const raw = createRaw(config);
  return { raw, invoke: (operationId) => createInvoke(config, raw, findRoute(operationId)) };
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
