import { StytchAbortError } from "../errors/abort.ts";
import { StytchConfigError } from "../errors/config.ts";
import { StytchConnectionError } from "../errors/connection.ts";
import { StytchTimeoutError } from "../errors/timeout.ts";
import type { Config } from "../options.ts";
import { readAnswer, type Answer } from "./answer.ts";
import { startDeadline } from "./deadline.ts";
import { safeCause } from "./redact.ts";

/** One call, as the transport sees it. */
export interface Call {
  /** What errors call it: the method, and the path with its parameters in braces (a raw call's: filled). */
  route: string;
  /** Milliseconds. `0` is no limit. */
  timeout: number;
  signal: AbortSignal | undefined;
}

/**
 * Sends a request and reads its answer to the end.
 *
 * @throws {StytchConfigError | StytchConnectionError | StytchTimeoutError | StytchAbortError | StytchResponseError}
 */
export async function send(config: Config, request: Request, call: Call): Promise<Answer> {
  authorize(config, request);
  // One attempt. A retry policy belongs here, around attempt(): each attempt has its own deadline, and the error
  // tells what is known to have happened.
  return attempt(config, request, call);
}

/** @throws {StytchConfigError} for a URL that isn't below the client's own */
export function checkServer({ baseUrl }: Config, url: string): void {
  if (url === baseUrl || url.startsWith(`${baseUrl}/`)) return;
  throw new StytchConfigError(
    "A call can't name a server of its own: the credentials are for the client's server.",
  );
}

function authorize(config: Config, request: Request): void {
  const { authorization } = config;
  checkServer(config, request.url);
  if (authorization) request.headers.set("authorization", authorization);
}

async function attempt(config: Config, request: Request, { route, timeout, signal }: Call): Promise<Answer> {
  const deadline = startDeadline(timeout, signal, {
    timedOut: () => new StytchTimeoutError(route, timeout),
    aborted: (reason) => new StytchAbortError(route, reason),
  });
  try {
    deadline.signal.throwIfAborted();
    const response = await deadline
      .race(exchange(config, request, deadline.signal))
      .catch((error: unknown) => {
        throw deadline.signal.aborted
          ? deadline.signal.reason
          : new StytchConnectionError(route, safeCause(error, config.secrets));
      });
    return await readAnswer(route, response, deadline, config.secrets);
  } finally {
    deadline.clear();
  }
}

/** A handler given as `fetch` may throw at once instead of rejecting. */
async function exchange({ fetch }: Config, request: Request, signal: AbortSignal): Promise<Response> {
  const response = await fetch(request, { signal, redirect: "manual" });
  if (typeof (response as Response | undefined)?.status !== "number")
    throw new TypeError("fetch gave no Response.");
  return response;
}
