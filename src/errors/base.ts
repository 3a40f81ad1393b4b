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

  static {
    // On the prototype and not enumerable, as Error itself does it: JSON and inspection show only what differs.
    Object.defineProperty(this.prototype, "name", {
      value: "StytchError",
      writable: true,
      configurable: true,
    });
    Object.defineProperty(this.prototype, BRAND, { value: true });
    Object.defineProperty(this.prototype, "attempts", { value: 1, writable: true });
  }
}

/** Gives an error class its name, where {@link StytchError} has its own. */
export function nameError(errorClass: { prototype: StytchError }, name: string): void {
  Object.defineProperty(errorClass.prototype, "name", { value: name, writable: true, configurable: true });
}
