/**
 * Marks our errors with the name of their class, so that they are known from another copy of the package or another realm
 * too.
 */
const BRAND: unique symbol = Symbol.for("stytch-fetch.error");

/**
 * The base of every error this package throws.
 *
 * No error holds a credential, a request's header or a request's body: not in its message, its properties, its
 * stack or its causes. Where a server echoes a secret of the call, such as a password or a token, it is hidden, unless it
 * has fewer than eight characters, as a passcode has.
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
nameError(StytchError, "StytchError");
defineHidden(StytchError.prototype, "attempts", 1);
// Every class below inherits it.
defineHidden(StytchError, Symbol.hasInstance, isInstance);

/** Gives an error class its name, and its errors the mark of it. */
export function nameError({ prototype }: { prototype: StytchError }, name: string): void {
  defineHidden(prototype, "name", name);
  defineHidden(prototype, BRAND, name);
}

/**
 * `instanceof` by the mark, so that an error of another copy of the package (CommonJS beside ES modules) is one of the same
 * class. Only a class that somebody derived of one of ours is told by itself.
 */
function isInstance(this: typeof StytchError, value: unknown): boolean {
  const { prototype } = this;
  if (!Object.hasOwn(prototype, BRAND)) return Function.prototype[Symbol.hasInstance].call(this, value);
  const found = (Object(value) as Marked)[BRAND];
  return found === (prototype as Marked)[BRAND] || (this === StytchError && !!found);
}

interface Marked {
  readonly [BRAND]?: string;
}

/** Defines a property that JSON, inspection and spreading leave out. */
export function defineHidden(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}
