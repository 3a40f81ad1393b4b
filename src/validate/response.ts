import { nameField, type FindProblem, type Problem } from "./find-problem.ts";
import type { OperationEntry, Schema, ValidationRules } from "./rules.ts";

/** Completes the sentence "the answer …", or answers `undefined` where there is no problem. */
export type FindResponseProblem = (
  operationId: string | undefined,
  status: number,
  body: unknown,
) => string | undefined;

/** Makes the check of responses. */
export function createFindResponseProblem(
  rules: ValidationRules,
  findProblem: FindProblem,
): FindResponseProblem {
  const names = once(() => fieldNames(rules));
  return (operationId, status, body) => {
    const isKnown = operationId !== undefined && Object.hasOwn(rules.operations, operationId);
    const operation = isKnown ? rules.operations[operationId] : undefined;
    const schema = operation?.responses[status] ?? errorSchema(operation, status);
    if (!schema) return operation && `breaks the document: its status must be ${successStatuses(operation)}.`;
    const problem = findProblem(schema, body);
    return (
      problem && `breaks the document: ${nameKnownField(problem.place, names()) || "it"} ${problem.rule}.`
    );
  };

  /** Every error has one form. A success that the document doesn't have, has none. */
  function errorSchema(operation: OperationEntry | undefined, status: number): Schema | undefined {
    return status >= 400 ? (operation?.error ?? rules.error) : undefined;
  }
}

function successStatuses({ responses }: OperationEntry): string {
  return Object.keys(responses)
    .filter((status) => status.startsWith("2"))
    .join(" or ");
}

/** A field by its name, with "…" for the names that are none of the known ones. */
export function nameKnownField(place: Problem["place"], names: ReadonlySet<string>): string {
  return nameField(place.map((key) => (typeof key === "number" || names.has(key) ? key : "…")));
}

/** The names of all fields that the rules have. */
export function fieldNames(rules: ValidationRules): ReadonlySet<string> {
  const names = new Set<string>();
  // Wherever the word stands as a keyword, and in a field of that name, which adds names of keywords at the worst.
  JSON.stringify(rules, (key, value: unknown) => {
    if (key === "properties") for (const name of Object.keys(value as object)) names.add(name);
    return value;
  });
  return names;
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
