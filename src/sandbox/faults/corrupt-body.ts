import { document } from "../../validate/document.ts";
import { isAnswering, type Fault } from "./fault.ts";
import { stringifySorted } from "../../json.ts";
import { customErrorResponse, type Answer } from "../server/respond.ts";
import type { World } from "../environment/world.ts";

const TYPICAL: Readonly<Record<number, string>> = {
  400: "bad_request",
  401: "unauthorized_credentials",
  404: "route_not_found",
  405: "method_not_allowed",
  429: "too_many_requests",
  503: "server_unavailable",
};

/** The error that a fault answers with, if it does. */
export function answerOf(fault: Fault, world: World): Answer | undefined {
  if (!isAnswering(fault)) return undefined;
  const catalogue = document["x-error-types"];
  const known = fault.error_type === undefined ? undefined : catalogue[fault.error_type];
  const status = fault.status ?? known?.status ?? 502;
  const error_type = fault.error_type ?? TYPICAL[status] ?? "internal_server_error";
  const message =
    fault.error_message ?? catalogue[error_type]?.message ?? "The sandbox was told to fail here.";
  return customErrorResponse({ status, error_type, message }, world);
}

/** Writes an answer, spoiled as a fault has it. */
export function write({ status, body, headers }: Answer, fault: Fault): Response {
  const written = new Headers({
    "content-type": fault.body === "html" ? "text/html" : "application/json",
    ...headers,
  });
  // One by one: however its name is written, a header takes the other's place.
  for (const [name, value] of Object.entries(fault.headers ?? {})) written.set(name, value);
  return new Response(spoil(stringifySorted(body), status, fault.body), { status, headers: written });
}

function spoil(text: string, status: number, how: Fault["body"]): string {
  if (how === "malformed") return text.replace(":", "=");
  if (how === "truncated") return text.slice(0, text.length / 2);
  if (how === "empty") return "";
  if (how === "html") return `<!doctype html><title>${status}</title><h1>This is a proxy, not the API</h1>`;
  return text;
}
