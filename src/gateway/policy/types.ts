import type { MethodNames, OperationTypes } from "../../../generated/methods.ts";
import type { OperationId } from "../../../generated/routes.ts";
import type { OperationName } from "../../routes/names.ts";
import type { Limit } from "../limit.ts";

/**
 * An operation that may be called: its name, or its name with the fields that go with it. A name alone lets every field of
 * the document be sent but those of a server, and hides none.
 *
 * @example
 * const allow: Permission[] = [
 *   "users.get",
 *   { operation: "users.update", body: ["name", "untrusted_metadata.theme"], hide: ["user.trusted_metadata"] },
 *   { operation: "otps.authenticate", strangers: true, limit: { requests: 5, window: 60_000 } },
 * ];
 */
export type Permission = OperationName | PermissionOptions;

/** A permission that says more than an operation's name, for each operation that there is. */
// One interface for each, of which the compiler looks only into the one that `operation` names.
export type PermissionOptions = { [Id in OperationId]: PermissionOf<Id> }[OperationId];

/** A permission of one operation. */
export interface PermissionOf<Id extends OperationId> {
  /** The method's name or the operationId. */
  operation: Id | MethodOf[Id];
  /**
   * The fields of the body that may be sent, each with all that is in it, in dotted paths: `name.first_name`. Lists are
   * walked through. Of metadata any key may be named: `untrusted_metadata.theme`.
   *
   * Left out: all of the document's, but for those that only a server may send (`trusted_metadata`, `roles`, …), and, from
   * strangers, `user_id` and `session_id`, which name somebody without a proof. Those are sent only where they are named
   * themselves.
   */
  body?: readonly BodyPath<Id>[] | undefined;
  /** The same of the query's parameters. */
  query?: readonly QueryName<Id>[] | undefined;
  /** The fields that are taken out of answers, in dotted paths: `user.emails.email` is taken out of each item. */
  hide?: readonly AnswerPath<Id>[] | undefined;
  /**
   * Values that every call is sent with, in place of what the caller sent there. They may be fields of a server.
   *
   * @example
   * { operation: "users.create", body: ["email"], set: { create_user_as_pending: true } }
   */
  set?: Readonly<Partial<Body<Id>>> | undefined;
  /**
   * Whether those may call it whom `authorize` doesn't know, as for signing in.
   *
   * @default false
   */
  strangers?: boolean | undefined;
  /** A limit of this operation for each caller, counted beside the general ones. */
  limit?: Limit | undefined;
}

/** The name of each operation's method, by operationId. */
type MethodOf = { [Method in keyof MethodNames as MethodNames[Method]]: Method };

type Body<Id extends OperationId> = OperationTypes[Id] extends { body: infer Fields }
  ? Fields
  : Record<string, never>;
type BodyPath<Id extends OperationId> = OperationTypes[Id] extends { body: infer Fields }
  ? Path<Fields>
  : never;
type QueryName<Id extends OperationId> = OperationTypes[Id] extends { query: infer Name } ? Name : never;
type AnswerPath<Id extends OperationId> = Path<OperationTypes[Id]["result"]>;

/** The dotted paths to a value's fields. Of an object without named fields, any text. */
type Path<Value> = Value extends readonly (infer Item)[]
  ? Path<Item>
  : Value extends object
    ? string extends keyof Value
      ? string
      : { [Name in keyof Value & string]-?: Name | Inner<Name, Path<Value[Name]>> }[keyof Value & string]
    : never;

type Inner<Name extends string, Rest> = Rest extends string ? `${Name}.${Rest}` : never;
