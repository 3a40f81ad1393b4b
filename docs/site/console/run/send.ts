import catalogue from "../../../../generated/catalogue.json" with { type: "json" };
import type { OperationId } from "../../../../generated/routes.ts";
import {
  isStytchError,
  StytchAbortError,
  StytchAPIError,
  type Fetch,
  type Hooks,
  type Stytch,
} from "../../../../src/index.ts";
import { parseExactly } from "./exact.ts";
import { localWords } from "./local-words.ts";
import type { Outcome, ShownError } from "./outcome.ts";
import { said } from "./said.ts";

/** A call to make. */
export interface Call {
  readonly operationId: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal: AbortSignal;
}

/**
 * Makes a call with the real client, and tells what came of it. It never rejects.
 *
 * @param connect makes the client, with hooks and a `fetch` to watch it by
 * @param fetch makes the requests
 */
export async function send(
  connect: (watch: { hooks: Hooks; fetch: Fetch }) => Stytch,
  call: Call,
  fetch: Fetch,
): Promise<Outcome> {
  const outcome = await attempt(connect, call, fetch);
  return { ...outcome, said: said(outcome) };
}

async function attempt(...[connect, call, fetch]: Parameters<typeof send>): Promise<Omit<Outcome, "said">> {
  const { operationId, params, headers, signal } = call;
  const seen: { duration?: number; attempts: number } = { attempts: 0 };
  const hooks: Hooks = {
    onRequest: ({ attempt }) => void (seen.attempts = attempt),
    onResponse: ({ duration }) => void (seen.duration = duration),
  };
  let copy: Response | undefined;
  const watched: Fetch = async (...request) => {
    const response = await fetch(...request);
    copy = response.clone();
    return response;
  };
  const started = performance.now();
  const timing = (): Pick<Outcome, "duration" | "attempts"> => ({
    duration: seen.duration ?? performance.now() - started,
    attempts: seen.attempts,
  });
  try {
    const options = headers ? { signal, headers } : { signal };
    // The form may hold what the types forbid: to see what the API says is what it is for.
    const promise = connect({ hooks, fetch: watched }).call(operationId as OperationId, params, options);
    const { data, response } = await promise.withResponse();
    const { status } = response;
    return {
      ...timing(),
      isCancelled: false,
      status,
      ...requestIdOf(data),
      headers: [...response.headers],
      body: await exactly(copy, data),
    };
  } catch (error) {
    return { ...timing(), headers: [], ...failure(error) };
  }
}

/** The answer as it was sent, with whole numbers that parsing rounds. */
async function exactly(copy: Response | undefined, data: unknown): Promise<unknown> {
  try {
    return parseExactly(await copy!.text());
  } catch {
    return data;
  }
}

function requestIdOf(data: unknown): Pick<Outcome, "requestId"> {
  const { request_id } = Object(data) as { request_id?: unknown };
  return typeof request_id === "string" ? { requestId: request_id } : {};
}

function failure(error: unknown): Pick<Outcome, "isCancelled" | "error"> & Partial<Outcome> {
  if (error instanceof StytchAbortError) return { isCancelled: true };
  if (!(error instanceof StytchAPIError)) {
    const { name, message } =
      isStytchError(error) || error instanceof Error ? error : new Error(String(error));
    return { isCancelled: false, error: { name, message } };
  }
  const { status_code, request_id, headers, error_type } = error;
  return {
    isCancelled: false,
    status: status_code,
    ...(request_id && { requestId: request_id }),
    headers: [...headers],
    body: JSON.parse(JSON.stringify(error)) as unknown,
    error: { name: error.name, message: error.error_message, type: error_type, ...explain(error_type) },
  };
}

/** The words on an error type, if there are any. */
function explain(type: string): Pick<ShownError, "isListed" | "cause" | "remedy"> {
  const errors: Readonly<Record<string, { cause: string; remedy: string }>> = catalogue.errors;
  if (!Object.hasOwn(errors, type)) return localWords(type, location.origin) ?? {};
  const { cause, remedy } = errors[type]!;
  return { isListed: true, cause, remedy };
}
