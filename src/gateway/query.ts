import { nameField } from "../validate/find-problem.ts";
import { resolveSchema } from "../validate/resolve-schema.ts";
import { valueOfText } from "../validate/text-value.ts";
import type { OperationRules, Validator } from "../validate/validator.ts";
import { Refusal } from "./refusal.ts";
import type { Body } from "./body.ts";

/**
 * Reads a query: names that the operation has, each once.
 *
 * @throws {Refusal}
 */
export function readQuery(
  search: URLSearchParams,
  { parameters }: OperationRules,
): Readonly<Record<string, string>> {
  const known = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const query = new Map<string, string>();
  for (const [name, value] of search) {
    if (!known.includes(name)) {
      throw new Refusal(
        "bad_request",
        `The query has a name that isn't one of: ${known.join(", ") || "none"}.`,
      );
    }
    if (query.has(name)) throw new Refusal("bad_request", `The query has ${name} twice. Send it once.`);
    query.set(name, value);
  }
  return Object.fromEntries(query);
}

/**
 * Holds a call against the document.
 *
 * @throws {Refusal} naming the field, the rule and the remedy. It shows no value
 */
export function validate(
  validator: Validator,
  rules: OperationRules,
  params: Readonly<Record<string, string>>,
  body: Body | undefined,
): void {
  for (const { name, required, schema } of rules.parameters) {
    const value = params[name];
    if (value === undefined && !required) continue;
    const problem =
      value === undefined
        ? { place: [], rule: "is missing", remedy: "Add it" }
        : validator.findProblem(schema, valueOfText(value, resolveSchema(schema, validator)));
    if (problem) throw invalid(nameField(problem.place, name), problem);
  }
  if (!rules.body || !body) return;
  const problem = validator.findProblem(rules.body.schema, body);
  if (problem) throw invalid(nameField(problem.place) || "The body", problem);
}

function invalid(field: string, { rule, remedy }: { rule: string; remedy: string }): Refusal {
  return new Refusal("bad_request", `${field} ${rule}. ${remedy}.`);
}
