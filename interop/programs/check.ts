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

/** What a generated module exports under a name, in whatever case the tool writes it. */
export function find<Export>(module: object, name: string): Export {
  const bare = (text: string): string => text.replace(/[^a-z0-9]/gi, "").toLowerCase();
  const found = Object.entries(module).find(([key]) => bare(key) === bare(name));
  if (!found) throw new Error(`There is no ${name}.`);
  return found[1] as Export;
}

/**
 * Holds a call that was just made against the operation that was meant. The sandbox answers it, doesn't imitate it, or hasn't
 * got what the example names; it has nothing against the request itself.
 */
export async function reached(id: string, status: number | undefined, answer: unknown): Promise<void> {
  const response = await fetch(`${url}/last-call`);
  const { operationId } = (await response.json()) as { operationId?: string };
  equal(`The operation of the call that was to be ${id}`, operationId, id);
  if (status === undefined || (status >= 200 && status < 300) || status === 501) return;
  const { error, error_type, error_message, error_description } = answer as Record<string, unknown>;
  const type = String(error_type ?? error);
  if (/_not_found$|^invalid_client$/.test(type)) return;
  throw new Error(`${id} was answered with ${status} ${type}: ${String(error_message ?? error_description)}`);
}

/** A zod schema, as far as these programs use one. */
export interface ZodSchema {
  safeParse(value: unknown): { success: boolean; error?: unknown };
}

/** Holds examples against a schema, which must refuse an empty answer, too. */
export function fits(what: string, schema: ZodSchema, examples: readonly unknown[], empty?: "refused"): void {
  if (examples.length === 0) throw new Error(`${what} has no examples.`);
  for (const example of examples) {
    const { success, error } = schema.safeParse(example);
    if (!success) throw new Error(`${what} refuses ${JSON.stringify(example)}: ${JSON.stringify(error)}`);
  }
  if (empty) equal(`${what} of nothing`, schema.safeParse({}).success, false);
}

/** Compiles only for a value whose type the tool knows: neither `never`, nor `any`, nor `unknown`. */
export function typed<T>(
  value: T,
  _isKnown: [T] extends [never] ? false : unknown extends T ? false : true,
): T {
  return value;
}
