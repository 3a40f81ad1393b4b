/** Marks our errors, so that the guard knows them from another copy of the package or another realm too. */
export const BRAND: symbol = Symbol.for("stytch-fetch.error");

/**
 * The base of every error this package throws.
 *
 * No error holds a credential, a request's header or a request's body: not in its message, its properties, its
 * stack or its causes.
 *
 * @example
 * try {
 *   await stytch.users.get({ user_id });
 * } catch (error) {
 *   if (isStytchError(error)) console.error(error.message);
 * }
 */
export class StytchError extends Error {
  /** The number of times that the call was made. 0 where nothing was sent. */
  declare readonly attempts: number;
  /** The failure of the attempt before the last, if there was one; its own `previous` is the one before that. */
  declare readonly previous?: StytchError;
}

// Statements, as React Native's Babel preset refuses a file with a static block. On the prototype and not enumerable, as
// Error itself does it: JSON and inspection show only what differs.
defineHidden(StytchError.prototype, "name", "StytchError");
defineHidden(StytchError.prototype, BRAND, true);
defineHidden(StytchError.prototype, "attempts", 1);

/** Defines a property that JSON, inspection and spreading leave out. */
export function defineHidden(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}
