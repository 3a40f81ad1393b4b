import type { Operations } from "../../generated/methods.ts";
import { createContext } from "../client/context.ts";
import { connectMethods, connectOperations, type Stytch } from "../client/create.ts";
import type { CallOptions, DirectOptions } from "../client/types.ts";
import { StytchConfigError } from "../errors/config.ts";
import { readApi, type ApiDescription } from "../routes/api.ts";
import type { ClientContext } from "../transport/context.ts";
import { CallCounter } from "./call-counter.ts";
import { channelHooks } from "./channels.ts";
import { readEnv } from "./environment.ts";
import { createTransport, type NodeTransport } from "./http/transport.ts";
import { CONNECTION_OPTIONS, readConnectionOptions, type NodeOptions } from "./options.ts";

/**
 * The client, over Node's own HTTP client.
 *
 * @example
 * const stytch: NodeStytch = createStytch({ projectId, secret });
 * await stytch.close();
 */
export interface NodeStytch extends Stytch {
  /**
   * Takes no more calls, finishes those that have begun, also where they wait for their turn or for another attempt, and
   * ends the connections, unless another client uses them. A walk of `searchAll` ends with the page that is under way:
   * its next page is a new call. A program that is done ends without it: idle connections don't hold it.
   */
  close(): Promise<void>;
}

/**
 * Makes a client over Node's own HTTP client: connections that are kept open and shared with other clients, tunnels
 * through the proxy that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`), and less cost than
 * `fetch`. The same methods, options and errors otherwise.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong
 * @example
 * import { createStytch } from "stytch-fetch/node";
 * const stytch = createStytch({ projectId, secret });
 * const { user_id } = await stytch.users.create({ email: "sandbox@stytch.com" });
 */
export function createStytch(options: NodeOptions): NodeStytch {
  return connectNodeMethods(options, readApi(options));
}

/** {@link createStytch}, for any API. */
export function connectNodeMethods(options: NodeOptions, api: ApiDescription): NodeStytch {
  const { context, close } = createNodeClient(options, api);
  return Object.assign(connectMethods(context, api), { close });
}

/**
 * Makes a client from the environment: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, for another server than Stytch's own,
 * `STYTCH_BASE_URL`.
 *
 * @throws {StytchConfigError} where one is missing or wrong, or may not be read
 * @example
 * const stytch = createStytchFromEnv({ timeout: 5_000 });
 */
export function createStytchFromEnv(
  options: Omit<NodeOptions, keyof EnvOptions | "gateway"> = {},
): NodeStytch {
  const [projectId, secret, baseUrl] = VARIABLES.map(readVariable);
  for (const [name, value] of Object.entries({ STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret })) {
    if (!value)
      throw new StytchConfigError(`${name} is not set in the environment. Set it, or pass the option.`);
  }
  const fromEnv = { projectId, secret, ...(baseUrl && { baseUrl }) } as EnvOptions;
  return createStytch({ ...options, ...fromEnv });
}

const VARIABLES = ["STYTCH_PROJECT_ID", "STYTCH_SECRET", "STYTCH_BASE_URL"];

function readVariable(name: string): string | undefined {
  return readEnv(name, () => {
    throw new StytchConfigError(
      `${name} can't be read from the environment: this runtime doesn't permit it. ` +
        `Run Deno with --allow-env=${VARIABLES.join(",")}, or use createStytch.`,
    );
  });
}

type EnvOptions = Pick<DirectOptions, "projectId" | "secret" | "baseUrl">;

/**
 * Makes the operations as flat functions, each named by its camel-cased operationId, over Node's own HTTP client.
 *
 * @throws {StytchConfigError} as {@link createStytch} does
 * @example
 * const { apiUserV1Create } = createOperations({ projectId, secret });
 */
export function createOperations(options: NodeOptions): Operations<CallOptions> {
  const api = readApi(options);
  return connectOperations(createNodeClient(options, api).context, api);
}

function createNodeClient(
  options: NodeOptions,
  api: ApiDescription,
): { context: ClientContext; close: () => Promise<void> } {
  let transport: NodeTransport | undefined;
  const gate = new CallCounter();
  const context = createContext(options, api, {
    options: CONNECTION_OPTIONS,
    transport: (clock) => (transport = createTransport(readConnectionOptions(options), clock)).send,
    hooks: channelHooks,
    gate,
  });
  // Checked also where a `fetch` takes their place.
  if (!transport) readConnectionOptions(options);
  return { context, close: () => gate.close().then(() => transport?.close()) };
}
