import type { Change } from "./change.ts";
import { groupChanges, nameMethods } from "./group.ts";

/** One operation, as docs/sandbox.json has it. */
interface Support {
  readonly method: string;
  readonly support: string;
}

/** The list of what the sandbox may not follow: methods that it doesn't imitate, and changes of those that it does. */
export function listForSandbox(changes: readonly Change[], operations: readonly Support[]): string[] {
  const imitated = new Map(operations.map(({ method, support }) => [method, support !== "none"]));
  const added = changes.filter(
    ({ method, text }) => !imitated.has(method) && text.startsWith("The method is new"),
  );
  // Rules, which are rated below, it checks by the document itself; an answer with what may be missing is right as it is.
  const ofValues = changes.filter(
    ({ method, direction, rating, text }) =>
      imitated.get(method) &&
      direction !== undefined &&
      (rating === "major" || rating === "minor") &&
      !text.endsWith("may be missing."),
  );
  return [
    ...added.map(({ method }) => `${method}: answers 501`),
    ...groupChanges(ofValues).map((group) => `${nameMethods(group.methods)}: ${group.text}`),
  ];
}
