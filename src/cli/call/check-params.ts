import { parameterNames } from "../../routes/path.ts";
import { explainProblem } from "../../sandbox/errors/require-valid.ts";
import { documentValidator as validator } from "../../validate/document.ts";
import { usageError } from "../cli-error.ts";
import type { NamedOperation } from "./operations.ts";

/**
 * Checks a call's params by the document.
 *
 * @throws {CliError} naming the field, the rule and the remedy. It has no value in it.
 */
export function checkParams({ name, operationId, route }: NamedOperation, params: object): void {
  const problem = findProblem(operationId, parameterNames(route.path), params as Record<string, unknown>);
  if (problem !== undefined) throw usageError(`${name}: ${problem} Nothing was sent.`);
}

function findProblem(
  operationId: string,
  inPath: readonly string[],
  params: Readonly<Record<string, unknown>>,
): string | undefined {
  const { parameters, body } = validator.operation(operationId)!;
  for (const { name, required, schema } of parameters) {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    // The client itself fills what its own options have, and refuses what is missing of a path.
    if (value === undefined && (!required || inPath.includes(name))) continue;
    if (value === undefined) return `${name} is missing. Add it.`;
    const problem = explainProblem({ validator, schema }, value, name);
    if (problem !== undefined) return problem;
  }
  if (!body) return undefined;
  const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !inPath.includes(name)));
  return explainProblem({ validator, schema: body.schema }, rest, "");
}
