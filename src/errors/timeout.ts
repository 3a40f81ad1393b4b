import { nameError, StytchError } from "./base.ts";

const MEANINGS = {
  total: ["took longer than", "timeout"],
  connect: ["got no connection within", "connectTimeout"],
  headers: ["got no answer within", "headersTimeout"],
  body: ["got no more of its answer within", "bodyTimeout"],
} as const;

/**
 * An attempt, or a phase of it, took longer than its limit.
 *
 * @example
 * await stytch.users.search({}, { timeout: 2_000 });
 */
export class StytchTimeoutError extends StytchError {
  /** The limit that was exceeded, in milliseconds. */
  readonly timeout: number;
  /** The part that took too long: the attempt as a whole, or with `stytch-fetch/node` a phase that has a limit of its own. */
  readonly phase: "total" | "connect" | "headers" | "body";
  /** Whether the call was carried out: `"no"` where no attempt had a connection, otherwise `"unknown"`. */
  readonly processed: "no" | "unknown";

  constructor(
    route: string,
    timeout: number,
    phase: StytchTimeoutError["phase"] = "total",
    processed: "no" | "unknown" = phase === "connect" ? "no" : "unknown",
    remedy?: string,
  ) {
    const [problem, option] = MEANINGS[phase];
    super(`${route} ${problem} ${timeout} ms. ${remedy ?? `Raise \`${option}\` if that is too short.`}`);
    this.timeout = timeout;
    this.phase = phase;
    this.processed = processed;
  }
}

nameError(StytchTimeoutError, "StytchTimeoutError");
