// Mocks and documentation show the first example of an answer. Of errors, that is the one which the likeliest wrong
// request gets: a sandbox is asked with requests that break the document, and the first example must be among its answers.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import json from "../../generated/openapi.json" with { type: "json" };
import { METHODS } from "../../src/generate/openapi.ts";
import { readPages } from "../../scripts/sandbox-docs/pages.ts";
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
  readonly in: "path" | "query";
  readonly required?: boolean;
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

/** A path and query whose ids are those of nobody: `email-test-…` for `{email_id}`. */
function pathTo({ path, parameters }: Call, id?: string): string {
  const valueOf = ({ schema }: Parameter): string => {
    const { examples = [UNKNOWN] } = resolve(schema) as Parameter["schema"];
    return id ?? ofNobody(examples[0]!);
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    valueOf(parameters.find((parameter) => parameter.name === name)!),
  );
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const search = new URLSearchParams(query.map((parameter) => [parameter.name, valueOf(parameter)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** An id, token, address or number of the same form that nobody has. */
function ofNobody(text: string): string {
  if (/@/.test(text)) return "nobody@example.com";
  if (/^\+\d+$/.test(text)) return "+12025550199";
  if (/^[\w-]{43,44}=?$/.test(text)) return "nobody".padEnd(44, "0");
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-.*/, UNKNOWN);
}

function examples({ operation }: Call): unknown[] {
  const media = operation.requestBody?.content["application/json"];
  return media ? Object.values(media.examples).map((each) => each.value) : [undefined];
}

/** The examples of a request, each about things that nobody has. */
function examplesOfNobody(of: Call): unknown[] {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === "string" ? ofNobody(value) : value;
  return examples(of).map((body) => body && (JSON.parse(JSON.stringify(body), replace) as unknown));
}

async function isImitated(of: Call): Promise<boolean> {
  return (await call(of.method, pathTo(of), examples(of)[0])).status !== 501;
}

/** What the sandbox answers to requests of which each breaks the document in one place. */
async function answersToBroken(of: Call): Promise<string[]> {
  const media = of.operation.requestBody?.content["application/json"];
  const bodies: unknown[] = media
    ? [{}, ...fieldsOf(media.schema).flatMap((field) => brokenIn(field, examples(of)[0])), "["]
    : [];
  const answers = await Promise.all([
    ...bodies.map((body) => call(of.method, pathTo(of), body)),
    ...pathsToBroken(of).map((path) => call(of.method, path, examples(of)[0])),
  ]);
  return answers.filter(({ status }) => status === 400).map(({ body }) => body.error_type);
}

/** A path with no id in it, and one without the query that it needs. */
function pathsToBroken(of: Call): string[] {
  const [path, query] = pathTo(of).split("?");
  const wrong = pathTo(of, "not an id!");
  return [...(wrong === pathTo(of) ? [] : [wrong]), ...(query === undefined ? [] : [path!])];
}

/** A text that has no form, what isn't even a text, and a number that is out of every range. */
function brokenIn(field: string, body: unknown): object[] {
  return [[{}], "not right!", -1].map((value) => ({ ...(body as object), [field]: value }));
}

/** The errors that no form of a request gets, but what there is or was: each has a test beside its resource. */
const OF_STATE = [
  "active_totp_exists",
  "cannot_reset_password_with_existing_password",
  "duplicate_email",
  "expired_totp",
  "idp_access_token_expired",
  "insecure_m2m_client_secret",
  "invalid_totp_code",
  "invalid_trusted_auth_token",
  "m2m_client_already_rotating_secret",
  "m2m_client_not_rotating_secret",
  "m2m_search_missing_filter_name",
  "migrate_from_external_email_does_not_exist",
  "migrate_from_external_missing_userinfo",
  "no_user_password",
  "password_already_exists",
  "recovery_codes_not_found",
  "session_too_old_to_reset_password",
  "too_many_unverified_factors",
  "totps_not_found_for_user",
  "unable_to_auth_impersonation_token",
  "unable_to_auth_magic_link",
  "unable_to_auth_otp_code",
  "unable_to_auth_password_reset_token",
  "unable_to_authenticate_recovery_code",
  "unable_to_authenticate_totp",
  "user_already_invited",
  "user_impersonation_not_allowed",
  "weak_password",
];

/** Those of one operation, which another request gets elsewhere: a form's, or one that comes after another refusal. */
const OF_ONE_STATE: Readonly<Record<string, readonly string[]>> = {
  api_m2m_v1_Token: ["project_not_found"],
  api_password_v1_passwords_email_Reset: ["session_not_found"],
};

const { limitations } = await readPages(fileURLToPath(new URL("../../docs/sandbox", import.meta.url)));

/** Whether an error is one that the sandbox never answers with, and says so. */
function isLeftOut({ operation }: Call, type: string): boolean {
  const sentences = limitations[operation.operationId as keyof typeof limitations] ?? [];
  return sentences.some((sentence) => sentence.includes(type));
}

const folder = new URL("login/", import.meta.url);
const besideResources = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("");

function expectFirst(of: Call, status: number, answers: readonly string[]): void {
  const first = firstExample(of, status);
  if (first === undefined || isLeftOut(of, first)) return;
  const ofState = [...OF_STATE, ...(OF_ONE_STATE[of.operation.operationId] ?? [])];
  if (ofState.includes(first)) expect(besideResources.includes(first), `${first} in a test`).toBe(true);
  else expect(answers).toContain(first);
}

it("most operations can be asked in a way that breaks the document", async () => {
  const answers = await Promise.all(calls.map(answersToBroken));
  expect(answers.filter(({ length }) => length > 0).length).toBeGreaterThan(15);
});

describe.each(calls)("of $operation.operationId", (of) => {
  it("the first 400 is what a request gets that breaks the document", async () => {
    const answers = await answersToBroken(of);
    // Nothing breaks an operation without a body and without an id that has a form, nor one that isn't imitated.
    if (answers.length > 0) expectFirst(of, 400, answers);
  });

  it("the first 401 is what wrong credentials get", async () => {
    // Some operations ask for no credentials.
    if (of.operation.security?.length === 0 || !(await isImitated(of))) return;
    const answer = await call(of.method, pathTo(of), examples(of)[0], {
      authorization: basic(`${projectId}:wrong`),
    });
    expectFirst(of, 401, [answer.body.error_type]);
  });

  it("the first 404 is what an id gets that nobody has", async () => {
    if (!(await isImitated(of))) return;
    // Of its own: elsewhere, whoever logs in by an address is created.
    const fresh = start();
    const answers = await Promise.all(
      examplesOfNobody(of).map((body) => fresh.call(of.method, pathTo(of), body)),
    );
    expectFirst(
      of,
      404,
      answers.map(({ body }) => body.error_type),
    );
  });
});
