// Mocks and documentation show the first example of an answer. Of errors, that is the one which the likeliest wrong
// request gets: a sandbox is asked with requests that break the document, and the first example must be among its answers.
import { describe, expect, it } from "vitest";
import json from "../../generated/openapi.json" with { type: "json" };
import { METHODS } from "../../scripts/generate/openapi.ts";
import { basic, projectId, start } from "./helpers.ts";

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Media {
  readonly schema: Schema;
  readonly examples: Readonly<Record<string, { readonly $ref?: string; readonly value?: unknown }>>;
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly schema: Schema & { readonly examples?: readonly string[] };
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<"application/json", Media>> };
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}
interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  /** Those of its path. */
  readonly parameters: readonly Parameter[];
}

const calls: Call[] = Object.entries(json.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => (METHODS as readonly string[]).includes(method))
    .map(([method, inner]) => {
      const operation = inner as Operation;
      const shared = (item as { parameters?: readonly Parameter[] }).parameters ?? [];
      const parameters = [...shared, ...(operation.parameters ?? [])].map((one) => resolve(one) as Parameter);
      return { method: method.toUpperCase(), path, operation, parameters };
    }),
);

const { call } = start();
// No user and no user's thing has it, but it is an id of the form that is asked for.
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

function resolve(node: { readonly $ref?: string }): unknown {
  if (node.$ref === undefined) return node;
  const keys = node.$ref.split("/").slice(1);
  return keys.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], json);
}

function firstExample({ operation }: Call, status: number): string | undefined {
  const response = operation.responses[status];
  if (!response) return undefined;
  const { content } = resolve(response) as { content: Record<string, Media> };
  return Object.keys(content["application/json"]!.examples)[0];
}

function fieldsOf(schema: Schema): string[] {
  const {
    properties = {},
    allOf = [],
    anyOf = [],
    oneOf = [],
  } = schema.$ref ? (resolve(schema) as Schema) : schema;
  return [...Object.keys(properties), ...[...allOf, ...anyOf, ...oneOf].flatMap(fieldsOf)];
}

/** A path whose ids are those of nobody: `email-test-…` for `{email_id}`. */
function pathTo({ path, parameters }: Call, id?: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const schema = parameters.find((parameter) => parameter.name === name)!.schema;
    const { examples = [UNKNOWN] } = resolve(schema) as Parameter["schema"];
    return id ?? examples[0]!.replace(/[0-9a-f]{8}-.*/, UNKNOWN);
  });
}

function example({ operation }: Call): unknown {
  const media = operation.requestBody?.content["application/json"];
  return media && Object.values(media.examples)[0]!.value;
}

async function isImitated(of: Call): Promise<boolean> {
  return (await call(of.method, pathTo(of), example(of))).status !== 501;
}

/** What the sandbox answers to requests of which each breaks the document in one place. */
async function answersToBroken(of: Call): Promise<unknown[]> {
  const media = of.operation.requestBody?.content["application/json"];
  const bodies: unknown[] = media
    ? [{}, ...fieldsOf(media.schema).map((field) => ({ ...(example(of) as object), [field]: [{}] })), "["]
    : [];
  const answers = await Promise.all([
    ...bodies.map((body) => call(of.method, pathTo(of), body)),
    ...(of.path.includes("{") ? [call(of.method, pathTo(of, "not an id!"), example(of))] : []),
  ]);
  return answers.filter(({ status }) => status === 400).map(({ body }) => body.error_type);
}

it("most operations can be asked in a way that breaks the document", async () => {
  const answers = await Promise.all(calls.map(answersToBroken));
  expect(answers.filter(({ length }) => length > 0).length).toBeGreaterThan(15);
});

describe.each(calls)("of $operation.operationId", (of) => {
  it("the first 400 is what a request gets that breaks the document", async () => {
    const answers = await answersToBroken(of);
    // Nothing breaks an operation without a body and without an id that has a form, nor one that isn't imitated.
    if (answers.length > 0) expect(answers).toContain(firstExample(of, 400));
  });

  it("the first 401 is what wrong credentials get", async () => {
    const first = firstExample(of, 401);
    // Some operations ask for no credentials.
    if (first === undefined || of.operation.security?.length === 0 || !(await isImitated(of))) return;
    const answer = await call(of.method, pathTo(of), example(of), {
      authorization: basic(`${projectId}:wrong`),
    });
    expect(answer.body.error_type).toBe(first);
  });

  it("the first 404 is what an id gets that nobody has", async () => {
    const first = firstExample(of, 404);
    if (first === undefined || !(await isImitated(of))) return;
    expect((await call(of.method, pathTo(of), example(of))).body.error_type).toBe(first);
  });
});
