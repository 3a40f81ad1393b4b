// Forms as people fill them: for an operation, every way to satisfy its rules, with little and with all, and odd texts.
import type { Field, ObjectField, TextField } from "../../docs/site/console/form/field.ts";

/** A text that breaks whatever writes it carelessly. */
export const HOSTILE =
  "\"'`${process.exit()}\\ </script><img src=x onerror=alert(1)>\n\t\u2028 \u{1f98a} \u0000 é";

type Values = Record<string, unknown>;

/** Makes the values of an operation's form: valid ones by the document. */
export function fillForm(form: ObjectField): Values[] {
  return [...objects(form, "least"), ...objects(form, "most"), ...objects(form, "odd")];
}

type Amount = "least" | "most" | "odd";

/** Makes an object for each way to satisfy its rules. */
function objects({ fields, rules }: Pick<ObjectField, "fields" | "rules">, amount: Amount): Values[] {
  const ruled = new Set(rules.flatMap((rule) => rule.fields));
  const base: Values = {};
  for (const field of fields) {
    if (ruled.has(field.name) && !field.isRequired) continue;
    if (amount === "least" && !field.isRequired) continue;
    base[field.name] = value(field, amount);
  }
  let all = [base];
  for (const { fields: names, needs } of rules) {
    const choices = names.map((name) => [name]);
    if (needs === "at least one") choices.push([...names]);
    if (needs === "at most one") choices.push([]);
    all = all.flatMap((each) =>
      choices.map((chosen) => ({
        ...each,
        ...Object.fromEntries(
          chosen.map((name) => [
            name,
            value(
              fields.find((field) => field.name === name)!,
              amount,
            ),
          ]),
        ),
      })),
    );
  }
  return all;
}

function value(field: Field, amount: Amount): unknown {
  switch (field.kind) {
    case "text":
      return text(field, amount);
    case "number":
      return field.minimum ?? (field.isInteger ? 3 : 0.5);
    case "boolean":
      return amount !== "odd";
    case "choice":
      return field.choices.at(amount === "odd" ? -1 : 0)!.value;
    case "json":
      return amount === "odd"
        ? {
            [HOSTILE]: HOSTILE,
            "a-b": [1, null, { deep: { er: [true] } }],
            constructor: -1e21,
            ["__proto__"]: {},
          }
        : { plan: "team" };
    case "list":
      return list(field, amount);
    case "object":
      return objects(field, amount)[0];
    case "variants":
      return variants(field, amount)[0];
  }
}

function list({ item, minItems = 0 }: Extract<Field, { kind: "list" }>, amount: Amount): unknown[] {
  if (item.kind === "variants") return amount === "least" ? [] : variants(item, amount);
  const count = amount === "least" ? minItems : Math.max(minItems, 2);
  return Array.from({ length: count }, () => value(item, amount));
}

function variants(field: Extract<Field, { kind: "variants" }>, amount: Amount): Values[] {
  return field.variants.flatMap((variant) =>
    objects({ fields: variant.fields, rules: [] }, amount).map((each) => ({
      [field.by]: variant.value,
      ...each,
    })),
  );
}

function text(
  { pattern, choices, example, minLength = 0, maxLength, format }: TextField,
  amount: Amount,
): string {
  if (choices) return amount === "odd" ? HOSTILE : choices[0]!.value;
  const isFree = pattern === undefined && maxLength === undefined && format !== "email" && format !== "uri";
  if (amount === "odd" && isFree) return HOSTILE;
  const valid: Record<string, string> = { email: "ada@example.com", uri: "https://app.example.com/login" };
  return example ?? valid[format ?? ""] ?? "text".padEnd(minLength, ".");
}
