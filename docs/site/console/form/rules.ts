import type { Rule } from "./field.ts";
import type { Problem } from "./problem.ts";

/** A rule as a sentence: "Give exactly one of `email` or `phone_number`." */
export function ruleText({ fields, needs }: Rule): string {
  const names = fields.map((name) => `\`${name}\``);
  const last = names.at(-1)!;
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${last}` : last;
  return needs === "at most one" ? `Give only one of ${list}, or none.` : `Give ${needs} of ${list}.`;
}

/** Checks the rules across the fields of an object. A broken one is told at each field that breaks it. */
export function checkRules(
  rules: readonly Rule[],
  values: Readonly<Record<string, unknown>>,
  path: string,
): Problem[] {
  return rules.flatMap((rule) => {
    const given = rule.fields.filter((name) => Object.hasOwn(values, name));
    const isMissing = given.length === 0 && rule.needs !== "at most one";
    const isTooMany = given.length > 1 && rule.needs !== "at least one";
    if (!isMissing && !isTooMany) return [];
    const paths = (isTooMany ? given : rule.fields).map((name) => (path === "" ? name : `${path}.${name}`));
    return paths.map((each) => ({
      path: each,
      message: ruleText(rule).replaceAll("`", ""),
      isBlocking: false,
      ...(isMissing ? { missing: paths.join(" or ") } : { isRefused: true }),
    }));
  });
}
