import type { Limit } from "../limit.ts";

/** An operation that may be called, by the name of its method, such as `users.get`, or its operationId; or with the fields that go with it. */
export type Permission = string | PermissionOptions;

/** An operation that may be called, and the fields that go with it. */
export interface PermissionOptions {
  operation: string;
  body?: readonly string[] | undefined;
  query?: readonly string[] | undefined;
  hide?: readonly string[] | undefined;
  set?: Readonly<Record<string, unknown>> | undefined;
  strangers?: boolean | undefined;
  limit?: Limit | undefined;
}
