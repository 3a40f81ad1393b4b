import type { FieldErrors } from "../errors/require-valid.ts";
import type { CollectionDefinition } from "../store/definition.ts";
import type { AnyOperation, OperationTable } from "./operation.ts";

/** A part of the API: the values that it keeps, and the operations on them. */
export interface Resource<Definition extends CollectionDefinition = CollectionDefinition> {
  readonly collection: Definition;
  readonly operations: OperationTable;
  /** The error types that fields of its operations have of their own. */
  readonly fieldErrors?: FieldErrors;
}

/** The operations of resources, each with its resource's field errors beside its own. */
export function operationsOf(resources: readonly Resource[]): OperationTable {
  const entries = resources.flatMap(({ operations, fieldErrors }) =>
    Object.entries(operations).map(([id, operation]): [string, AnyOperation] => [
      id,
      { ...operation, fieldErrors: { ...fieldErrors, ...operation.fieldErrors } },
    ]),
  );
  return Object.fromEntries(entries);
}
