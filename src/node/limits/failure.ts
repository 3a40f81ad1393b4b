/** Redis didn't count a call. Its code says why: `ECONNREFUSED`, `ETIMEDOUT`, or the first word of Redis' own answer, as `NOAUTH`. */
export class RedisFailure extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Redis failed (${code}).`);
    this.code = code;
  }
}

/** The reason why Redis can't be asked, before anything is known. */
export const DISCONNECTED = "not connected";

/**
 * Finds the code of an error. Nothing else of it may be shown: an answer of Redis' carries the command that it refuses,
 * and that may be the one with the password.
 */
export function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && /^[A-Z][A-Z\d_]{1,50}$/.test(code)) return code;
  const text = String(message);
  if (/^(Command timed out|Socket timeout)/.test(text)) return "ETIMEDOUT";
  return /^[A-Z]{2,30}(?= )/.exec(text)?.[0] ?? DISCONNECTED;
}
