import { StytchConfigError } from "../../errors/config.ts";
import { withoutUndefined } from "../../json.ts";
import type { RouteTable } from "../../routes/match.ts";
import { createFindOperation, type OperationName } from "../../routes/names.ts";
import { catalogue } from "../errors/catalogue.ts";
import { isNumber, isWhole, MAX_TIMEOUT, refuseUnknown } from "../../checks.ts";

/**
 * A failure, by plan. A call can be delayed by several faults; of those that do more to it, the first
 * that applies is taken.
 *
 * @example
 * { operation: "users.create", error_type: "internal_server_error", times: 2 }
 * @example
 * { status: 429, headers: { "retry-after": "1" }, rate: 0.1 }
 * @example
 * { operation: "api_user_v1_Update", drop: "after" }
 */
export interface Fault {
  /** The operation that it hits, by its method's name or its operationId; every request, if left out. */
  operation?: OperationName | undefined;
  /**
   * The status of an error to answer with, from 400 to 599; the operation isn't carried out. With a `body` it may be
   * 200, too.
   *
   * @default the status that comes with the `error_type`; 502 with the body "html"
   */
  status?: number | undefined;
  /** @default one that comes with the `status` */
  error_type?: string | undefined;
  /** @default the words of the document's catalogue */
  error_message?: string | undefined;
  /** More headers for the answer that the fault makes or corrupts. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * An answer that isn't the API's. With a `status`, and with "html", it stands in for the operation; else the operation
   * is carried out, and its answer corrupted.
   */
  body?: "malformed" | "truncated" | "empty" | "html" | undefined;
  /**
   * The connection breaks before or after the operation is carried out: `fetch` rejects with a `TypeError`. On a port it
   * breaks for clients where the server was made by `serve(sandbox.fetch, { onError: "drop" })`.
   */
  drop?: "before" | "after" | undefined;
  /**
   * Milliseconds of real time to wait: before the operation, or after it with `drop: "after"`. It ends when the request
   * is aborted.
   */
  delay?: number | undefined;
  /** The number of calls that it hits; for ever, if left out. */
  times?: number | undefined;
  /** The part of the calls that it hits, from 0 to 1; all, if left out. */
  rate?: number | undefined;
}

/** Whether a fault does more than to delay. */
export function hasEffect(fault: Fault): boolean {
  return isAnswering(fault) || fault.body !== undefined || fault.drop !== undefined;
}

/** Whether a fault answers with an error itself. */
export function isAnswering({ status, error_type, body }: Fault): boolean {
  return status !== undefined || error_type !== undefined || body === "html";
}

interface Rule {
  /** Completes the sentence "… must be …". */
  readonly text: string;
  readonly fits: (value: unknown, fault: Fault) => boolean;
}

/** The rules of each field but the operation, whose name is looked up. */
const rules: { readonly [Field in Exclude<keyof Fault, "operation">]-?: Rule } = {
  status: {
    text: "a whole number from 400 to 599, or 200 with a body",
    fits: (value, { body }) => isWhole(value, 400, 599) || (value === 200 && body !== undefined),
  },
  error_type: {
    text: "an error type of the document, or a text with a status beside it",
    fits: (value, { status }) => isErrorType(value, status),
  },
  error_message: { text: "a string", fits: (value) => typeof value === "string" },
  headers: { text: "an object of header names and strings", fits: isHeaders },
  body: oneOf("malformed", "truncated", "empty", "html"),
  drop: oneOf("before", "after"),
  delay: { text: `milliseconds from 0 to ${MAX_TIMEOUT}`, fits: (value) => isNumber(value, 0, MAX_TIMEOUT) },
  times: { text: "a whole number from 1", fits: (value) => isWhole(value, 1, Infinity) },
  rate: { text: "a number from 0 to 1", fits: (value) => isNumber(value, 0, 1) },
};

/**
 * Checks a fault, and copies it.
 *
 * @param at what an error calls it
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function parseFault(at: string, fault: Fault, routes: RouteTable): Fault {
  refuseUnknown(at, fault, ["operation", ...Object.keys(rules)]);
  const operation = findOperation(`${at}.operation`, fault.operation, routes);
  for (const [field, { text, fits }] of Object.entries(rules)) {
    const value: unknown = fault[field as keyof Fault];
    if (value === undefined || fits(value, fault)) continue;
    throw new StytchConfigError(`${at}.${field} must be ${text}.`);
  }
  checkEffect(at, fault);
  // Without what is undefined: faults that apply together are merged.
  const given = withoutUndefined(fault);
  return { ...given, ...operation, ...(given.headers && { headers: { ...given.headers } }) };
}

/** The operation of a fault by its operationId, which calls are compared with. */
function findOperation(
  at: string,
  name: OperationName | undefined,
  routes: RouteTable,
): Pick<Fault, "operation"> {
  return name === undefined ? {} : { operation: createFindOperation(routes)(at, name).operationId };
}

/** Refuses a fault that does several things, or none. */
function checkEffect(at: string, fault: Fault): void {
  const answers = isAnswering(fault) || fault.body !== undefined;
  if (fault.drop !== undefined && (answers || fault.headers)) {
    throw new StytchConfigError(`${at} can't both drop the connection and answer. Make two faults of it.`);
  }
  if (!answers && (fault.headers || fault.error_message !== undefined)) {
    throw new StytchConfigError(`${at} has words for an answer that it doesn't make. Give it a status.`);
  }
  if (!hasEffect(fault) && fault.delay === undefined) {
    throw new StytchConfigError(
      `${at} does nothing. Give it a status, an error_type, a body, a drop or a delay.`,
    );
  }
}

function isErrorType(error_type: unknown, status: unknown): boolean {
  if (typeof error_type !== "string" || error_type === "") return false;
  return status !== undefined || Object.hasOwn(catalogue, error_type);
}

function isHeaders(headers: unknown): boolean {
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) return false;
  try {
    new Headers(headers as Record<string, string>);
  } catch {
    return false;
  }
  return Object.values(headers).every((value) => typeof value === "string");
}

function oneOf(...values: string[]): Rule {
  return { text: `one of ${values.join(", ")}`, fits: (value) => values.includes(value as string) };
}
