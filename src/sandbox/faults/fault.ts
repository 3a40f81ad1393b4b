import type { OperationId } from "../../../generated/routes.ts";

/**
 * Something that goes wrong, by plan. A call can be delayed by several faults; of those that do more to it, the first
 * that applies is taken.
 *
 * @example
 * { operation: "api_user_v1_Create", error_type: "internal_server_error", times: 2 }
 * @example
 * { status: 429, headers: { "retry-after": "1" }, rate: 0.1 }
 * @example
 * { operation: "api_user_v1_Update", drop: "after" }
 */
export interface Fault {
  /** The operation that it strikes; every request, if left out. */
  operation?: OperationId;
  /**
   * The status of an error to answer with, from 400 to 599; the operation isn't carried out. With a `body` it may be
   * 200, too.
   *
   * @default the status that comes with the `error_type`; 502 with the body "html"
   */
  status?: number;
  /** @default one that comes with the `status` */
  error_type?: string;
  /** @default the words of the document's catalogue */
  error_message?: string;
  /** More headers for the answer that the fault makes or spoils. */
  headers?: Readonly<Record<string, string>>;
  /**
   * An answer that isn't the API's. With a `status`, and with "html", it stands in for the operation; else the operation
   * is carried out, and its answer spoiled.
   */
  body?: "malformed" | "truncated" | "empty" | "html";
  /** The connection breaks before or after the operation is carried out: `fetch` rejects with a `TypeError`. */
  drop?: "before" | "after";
  /**
   * Milliseconds of real time to wait: before the operation, or after it with `drop: "after"`. It ends when the request
   * is aborted.
   */
  delay?: number;
  /** How many calls it strikes; for ever, if left out. */
  times?: number;
  /** The part of the calls that it strikes, from 0 to 1; all, if left out. */
  rate?: number;
}

/** Whether a fault does more than to delay. */
export function hasEffect(fault: Fault): boolean {
  return isAnswering(fault) || fault.body !== undefined || fault.drop !== undefined;
}

/** Whether a fault answers with an error itself. */
export function isAnswering({ status, error_type, body }: Fault): boolean {
  return status !== undefined || error_type !== undefined || body === "html";
}
