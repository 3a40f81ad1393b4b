import { isObject } from "../../json.ts";
import { CliError, usageError } from "../cli-error.ts";

/**
 * Compiles a path into JSON, as jq writes the plainest of them: `.user.user_id`, `.results[0]`, `.results[].user_id`.
 *
 * @returns the function that gives the values there, several where the path has `[]`
 * @throws {CliError} for another form
 */
export function compileSelect(path: string): (value: unknown) => unknown[] {
  const steps = readSteps(path);
  return (value) =>
    steps.reduce((values, step) => values.flatMap((inner) => take(inner, step, path)), [value]);
}

/** A name, a position, or all members. */
type Step = string | number | null;

function readSteps(path: string): Step[] {
  if (path === ".") return [];
  const whole = path.startsWith("[") ? path : path.replace(/^\.?/, ".");
  const parts = whole.match(/\.[^.[\]]+|\.?\[\d{0,9}\]/g) ?? [];
  if (path === "" || parts.join("") !== whole) {
    throw usageError("--select takes a path such as .user.user_id, .results[0] or .results[].user_id.");
  }
  return parts.map((part) => {
    const inner = /\[(\d*)\]/.exec(part)?.[1];
    if (inner === undefined) return part.slice(1);
    return inner === "" ? null : Number(inner);
  });
}

function take(value: unknown, step: Step, path: string): unknown[] {
  if (Array.isArray(value)) {
    if (step === null) return value;
    if (typeof step === "number" && step < value.length) return [value[step]];
  } else if (isObject(value) && typeof step === "string" && Object.hasOwn(value, step)) {
    return [value[step]];
  }
  throw new CliError(
    `--select ${path}: the answer has no ${describeStep(step)} there. ${describeHeld(value)}`,
  );
}

function describeStep(step: Step): string {
  if (step === null) return "list";
  return typeof step === "number" ? `[${step}]` : step;
}

function describeHeld(value: unknown): string {
  if (Array.isArray(value)) return `It has a list of ${value.length}.`;
  if (isObject(value)) return `It has ${Object.keys(value).join(", ") || "nothing"}.`;
  return `It has ${value === null ? "null" : `a ${typeof value}`}.`;
}
