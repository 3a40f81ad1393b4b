import type { OperationView } from "./operation-view.ts";

/** The operations of two documents: those that are in both, by whatever name, and the others. */
export interface PairedOperations {
  readonly both: readonly (readonly [was: OperationView, is: OperationView])[];
  readonly added: readonly OperationView[];
  readonly removed: readonly OperationView[];
}

type Views = ReadonlyMap<string, OperationView>;

/**
 * Finds each operation again: by its operationId; where that is gone, by its address; where both are, by its method's name,
 * so that one that moved isn't told as gone and new.
 */
export function pairOperations(old: Views, now: Views): PairedOperations {
  const both: [OperationView, OperationView][] = [];
  const removed = new Map(old);
  const added = new Map(now);
  const take = (was: OperationView | undefined, is: OperationView): void => {
    if (!was) return;
    both.push([was, is]);
    removed.delete(was.id);
    added.delete(is.id);
  };
  for (const view of now.values()) take(old.get(view.id), view);
  for (const key of ["route", "method"] as const) {
    for (const view of [...added.values()])
      take(
        [...removed.values()].find((each) => each[key] === view[key]),
        view,
      );
  }
  // In the document's order, so that a report doesn't depend on how each was found.
  const order = [...now.keys()];
  both.sort(([, a], [, b]) => order.indexOf(a.id) - order.indexOf(b.id));
  return { both, added: [...added.values()], removed: [...removed.values()] };
}
