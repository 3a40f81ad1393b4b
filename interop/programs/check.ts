// What the programs share: the sandbox's address, and two checks.
declare const process: { readonly env: Readonly<Record<string, string>> };

export const url = process.env["SANDBOX_URL"]!;
export const projectId = process.env["SANDBOX_PROJECT_ID"]!;
export const secret = process.env["SANDBOX_SECRET"]!;

/** Holds a value against what it must be. */
export function equal(what: string, value: unknown, expected: unknown): void {
  if (value === expected) return;
  throw new Error(`${what} is ${JSON.stringify(value)}, not ${JSON.stringify(expected)}.`);
}

/** Compiles only for a value whose type the tool knows: neither `never`, nor `any`, nor `unknown`. */
export function typed<T>(
  value: T,
  _isKnown: [T] extends [never] ? false : unknown extends T ? false : true,
): T {
  return value;
}
