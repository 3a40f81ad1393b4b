import type { Route } from "../../generated/routes.ts";

/** The facts of a call, as they become known: for its audit, and for its answer where it is refused. */
export interface CallRecord {
  /** The time that it came in. */
  readonly start: number;
  caller: string;
  /** The operation's method. */
  operation: string | undefined;
  /** Whether the API wasn't asked. */
  refused: boolean;
  /** The reason for which it was refused, in words for the operator. */
  reason: string | undefined;
  /** The form of the operation's errors. */
  form: Route["errors"];
  /** Cookies to set, whatever the outcome. */
  readonly cookies: string[];
}

/** Begins the record of a call. */
export function beginRecord(start: number): CallRecord {
  return {
    ...{ start, caller: "stranger", refused: true, cookies: [] },
    ...{ operation: undefined, reason: undefined, form: undefined },
  };
}
