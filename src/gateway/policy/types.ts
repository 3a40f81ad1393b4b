/** An operation that may be called, and the fields that go with it. */
export type Permission = string | PermissionOptions;

export interface PermissionOptions {
  operation: string;
}
