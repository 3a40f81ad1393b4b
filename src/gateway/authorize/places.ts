import type { CallerSession } from "../types.ts";

/** The fields by which a request names a session. */
export const SESSION_FIELDS = [
  "session_token",
  "session_jwt",
] as const satisfies readonly (keyof CallerSession)[];

/**
 * Whether an operation's body can name one of the project's sessions. A `session_token` alone, as `sessions.migrate` has,
 * is another provider's.
 */
export function takesSession(body: readonly string[]): boolean {
  return SESSION_FIELDS.every((field) => body.includes(field));
}

/** Whether a field's value names nothing: the API reads `""` as if the field were left out. */
export function isBlank(value: unknown): value is "" | undefined {
  return value === "" || value === undefined;
}

/** Reads a field that an object has by itself: what somebody put on Object.prototype is no field of a request. */
export function ownField(of: object | undefined, name: string): unknown {
  return of && Object.hasOwn(of, name) ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Whether a body names a session, be it whose it may. */
export function namesSession(body: object): boolean {
  return SESSION_FIELDS.some((field) => !isBlank(ownField(body, field)));
}
