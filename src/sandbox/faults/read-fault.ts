import { routes } from "../../../generated/routes.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { document } from "../../validate/document.ts";
import { isNumber, isWhole, MAX_TIMEOUT, refuseUnknown } from "../../checks.ts";
import { hasEffect, isAnswering, type Fault } from "./fault.ts";

interface Rule {
  /** Completes the sentence "… must be …". */
  readonly text: string;
  readonly fits: (value: unknown, fault: Fault) => boolean;
}

const rules: { readonly [Field in keyof Fault]-?: Rule } = {
  operation: {
    text: "an operationId of the document, such as api_user_v1_Create",
    fits: (value) => typeof value === "string" && Object.hasOwn(routes, value),
  },
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
export function readFault(at: string, fault: Fault): Fault {
  refuseUnknown(at, fault, Object.keys(rules));
  for (const [field, { text, fits }] of Object.entries(rules)) {
    const value: unknown = fault[field as keyof Fault];
    if (value === undefined || fits(value, fault)) continue;
    throw new StytchConfigError(`${at}.${field} must be ${text}.`);
  }
  checkEffect(at, fault);
  return { ...fault, ...(fault.headers && { headers: { ...fault.headers } }) };
}

/** What a fault does must be one thing. */
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
  return status !== undefined || Object.hasOwn(document["x-error-types"], error_type);
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
