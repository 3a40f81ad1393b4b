import { createFindProblem, type FindProblem } from "./find-problem.ts";
import { createFindResponseProblem, type FindResponseProblem } from "./response.ts";
import type { OperationEntry, ParameterRules, Schema, ValidationRules } from "./rules.ts";

/** The parameters, body and answers of one operation. */
export interface OperationRules extends OperationEntry {
  readonly parameters: readonly ParameterRules[];
  /** The status of its success. */
  readonly successStatus: number;
}

/** Checks values against the rules that it was made from. */
export interface Validator {
  /** An operation's parameters, body and responses, or `undefined` where there is no such operation. */
  readonly operation: (operationId: string) => OperationRules | undefined;
  /**
   * A schema by its name.
   *
   * @throws {Error} where there is none of that name
   */
  readonly schema: (name: string) => Schema;
  /**
   * The first problem of a value, or `undefined` where it is valid.
   *
   * @param schema one of the rules', or one that refers to them
   */
  readonly findProblem: FindProblem;
  /**
   * The first problem of a response's body: by its operation's schema for the status, else by that of any error. Fields
   * and values that the rules leave open are no problem.
   *
   * @param operationId none for a response to a call that is no operation's
   * @returns a completion of the sentence "the answer …". It has no value of the answer in it, and no name that the rules
   *   don't have: both could be personal, and of any length
   */
  readonly findResponseProblem: FindResponseProblem;
}

/**
 * Makes a validator. Nothing is prepared before the first check asks for it.
 *
 * @example
 * const { findResponseProblem } = createValidator(rules);
 * findResponseProblem("api_user_v1_Get", 200, body); // "breaks the document: emails[0].email must be a string, …"
 */
export function createValidator(rules: ValidationRules): Validator {
  const schemas = Object.fromEntries(
    Object.entries(rules.schemas).map(([name, schema]) => [`#/components/schemas/${name}`, schema]),
  );
  const findProblem = createFindProblem(schemas);
  const known = new Map<string, OperationRules>();
  return {
    operation(operationId) {
      const found = known.get(operationId);
      if (found || !Object.hasOwn(rules.operations, operationId)) return found;
      const entry = rules.operations[operationId]!;
      const operation = { ...entry, parameters: entry.parameters ?? [], successStatus: successStatus(entry) };
      known.set(operationId, operation);
      return operation;
    },
    schema(name) {
      if (Object.hasOwn(rules.schemas, name)) return rules.schemas[name]!;
      throw new Error(`There is no schema ${name}.`);
    },
    findProblem,
    findResponseProblem: createFindResponseProblem(rules, findProblem),
  };
}

function successStatus({ responses }: OperationEntry): number {
  return Number(Object.keys(responses).find((status) => status.startsWith("2")));
}
