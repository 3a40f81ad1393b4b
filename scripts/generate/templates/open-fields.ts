/* eslint-disable @typescript-eslint/no-explicit-any -- the reason stands at TypedFields. */
// A template of generated/schema.ts: the type of objects that are sent and may have any fields.
// template:
/** Any fields, be they of a record, of an interface or of a class. Arrays, functions, dates, promises and the like are none. */
export type OpenFields = { [name: string]: unknown } | TypedFields;
/** The compiler takes an interface, which may be extended, for a record of `any` alone. */
interface TypedFields {
  [name: string]: any;
  readonly [Symbol.iterator]?: undefined;
  readonly [Symbol.hasInstance]?: undefined;
  readonly [Symbol.toPrimitive]?: undefined;
  readonly [Symbol.toStringTag]?: undefined;
}
