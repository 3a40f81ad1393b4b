import { catalogue } from "../errors/catalogue.ts";
import { isAnswering, type Fault } from "./fault.ts";

/** An error that a fault answers with. */
export interface FaultError {
  readonly status: number;
  readonly error_type: string;
  readonly message: string;
}

/** The two ways to an answer. */
export interface Responders<Response> {
  /** Answers with a fault's error. */
  fail(error: FaultError): Response;
  /** Answers as the operation does. */
  respond(): Promise<Response>;
}

const TYPICAL: Readonly<Record<number, string>> = {
  400: "bad_request",
  401: "unauthorized_credentials",
  404: "route_not_found",
  405: "method_not_allowed",
  429: "too_many_requests",
  503: "server_unavailable",
};

/** Answers as a fault plans it: late, in the operation's place, or not at all. */
export async function applyFaults<Response>(
  fault: Fault,
  signal: () => AbortSignal,
  responders: Responders<Response>,
): Promise<Response> {
  if (fault.drop !== "after") await wait(fault.delay, signal);
  if (fault.drop === "before") throw connectionError("before");
  const error = errorOf(fault);
  const response = error ? responders.fail(error) : await responders.respond();
  if (fault.drop !== "after") return response;
  await wait(fault.delay, signal);
  throw connectionError("after");
}

/** Corrupts an answer's text. */
export function corruptBody(text: string, status: number, how: Fault["body"]): string {
  if (how === "malformed") return text.replace(":", "=");
  if (how === "truncated") return text.slice(0, text.length / 2);
  if (how === "empty") return "";
  if (how === "html") return `<!doctype html><title>${status}</title><h1>This is a proxy, not the API</h1>`;
  return text;
}

function errorOf(fault: Fault): FaultError | undefined {
  if (!isAnswering(fault)) return undefined;
  const known = fault.error_type === undefined ? undefined : catalogue[fault.error_type];
  const status = fault.status ?? known?.status ?? 502;
  const error_type = fault.error_type ?? TYPICAL[status] ?? "internal_server_error";
  const message =
    fault.error_message ?? catalogue[error_type]?.message ?? "The sandbox was told to fail here.";
  return { status, error_type, message };
}

/** Waits for milliseconds of real time, or until the signal aborts: then it rejects with the signal's reason. */
async function wait(milliseconds: number | undefined, getSignal: () => AbortSignal): Promise<void> {
  if (!milliseconds) return;
  const signal = getSignal();
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
  signal.throwIfAborted();
}

/** As `fetch` fails where a connection breaks. https://fetch.spec.whatwg.org/#concept-network-error */
function connectionError(when: string): TypeError {
  return new TypeError(`fetch failed: a fault of the sandbox broke the connection ${when} the operation`);
}
