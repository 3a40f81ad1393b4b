import { bare } from "../routes/api.ts";

/** Under which an object keeps the function that makes its values. A function, as inspections show nothing of those. */
const MAKE = Symbol("make");

/**
 * Defines properties whose values are made when they are first read: a client that makes few calls has few methods in
 * memory. What reads or lists them, a proxy included, sees ordinary properties.
 *
 * @param make makes the value of a name
 */
export function defineLazily(
  target: object,
  properties: PropertyDescriptorMap,
  make: (name: string) => unknown,
): void {
  // Not before one is read, as most clients of a program that makes many have little to keep.
  let made: Map<string, unknown> | undefined;
  const read = (name: string): unknown => {
    made ??= new Map();
    if (!made.has(name)) {
      made.set(name, make(name));
      const isStillLazy = Object.getOwnPropertyDescriptor(target, name)?.get !== undefined;
      // Of a frozen object it is refused, and the property stays as it is.
      if (isStillLazy) Reflect.defineProperty(target, name, plainProperty(made.get(name)));
    }
    return made.get(name);
  };
  Object.defineProperty(target, MAKE, bare({ value: read }));
  Object.defineProperties(target, properties);
}

/** Describes such properties. All objects that have them share what is described here. */
export function lazyProperties(names: Iterable<string>): PropertyDescriptorMap {
  return Object.fromEntries([...names].map((name) => [name, lazyProperty(name)]));
}

function lazyProperty(name: string): PropertyDescriptor {
  return bare({
    enumerable: true,
    configurable: true,
    get(this: { readonly [MAKE]: (name: string) => unknown }) {
      return this[MAKE](name);
    },
    // As a test does that puts something in its place.
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, plainProperty(value));
    },
  });
}

function plainProperty(value: unknown): PropertyDescriptor {
  return bare({ value, enumerable: true, configurable: true, writable: true });
}
