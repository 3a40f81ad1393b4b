import { readFileSync } from "node:fs";
import { METHODS, type Method } from "../src/generate/openapi.ts";

/**
 * The operations that every tool is asked for, beside those of users, which its program calls as a person would. All of
 * them are in the document.
 */
export const OPERATIONS: readonly string[] = [
  "api_connectedapps_v1_connected_apps_clients_secrets_RotateStart",
  "api_fraud_v1_fraud_rules_List",
  "api_m2m_v1_Token",
  "api_m2m_v1_m2m_clients_Search",
  "api_magic_v1_Authenticate",
  "api_otp_v1_otp_sms_Send",
  "api_password_v1_StrengthCheck",
  "api_session_v1_Get",
  "api_session_v1_GetJWKS",
  "api_session_v1_Revoke",
  "api_webauthn_v1_ListCredentials",
  "api_webauthn_v1_Update",
];

type Examples = Readonly<Record<string, { readonly value: unknown }>>;
type Content = Readonly<Record<string, { readonly examples?: Examples }>>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly $ref?: string; readonly examples?: readonly unknown[] };
  readonly "x-option"?: string;
}
type Referable<Value> = Value | { readonly $ref: string };
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Referable<Parameter>[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type PathItem = { readonly [method in Method]?: Operation } & Pick<Operation, "parameters">;

const document = JSON.parse(readFileSync(new URL("../generated/openapi.json", import.meta.url), "utf8")) as {
  paths: Readonly<Record<string, PathItem>>;
};

/**
 * Writes the modules that programs read those operations from: `operations.ts`, each with values of its parameters and
 * with the examples of its body and its answer, and `examples.ts`, which compiles with the types of openapi-typescript.
 *
 * @param projectId the sandbox's project, whose id is a parameter of some
 * @throws {Error} for an operation that the document doesn't have
 */
export function writeOperations(projectId: string): Readonly<Record<string, string>> {
  const operations = OPERATIONS.map((id) => describe(id, projectId));
  return { "operations.ts": writeValues(operations), "examples.ts": writeTyped(operations) };
}

interface Described {
  readonly id: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly media: string | undefined;
  readonly bodies: readonly unknown[];
  readonly status: number;
  readonly answers: readonly unknown[];
}

function describe(id: string, projectId: string): Described {
  for (const item of Object.values(document.paths)) {
    const operation = METHODS.map((method) => item[method]).find((each) => each?.operationId === id);
    if (!operation) continue;
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow);
    const values = (place: string): Record<string, unknown> =>
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === place && parameter.required)
          .map((parameter) => [parameter.name, parameter["x-option"] ? projectId : exampleOf(parameter)]),
      );
    const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith("2"))!;
    const content = operation.requestBody?.content ?? {};
    return {
      id,
      path: values("path"),
      query: values("query"),
      media: Object.keys(content)[0],
      bodies: examplesOf(content),
      status: Number(status),
      answers: examplesOf(success.content ?? {}),
    };
  }
  throw new Error(`The document has no operation ${id}. Correct the list in interop/operations.ts.`);
}

function examplesOf(content: Content): unknown[] {
  return Object.values(content).flatMap(({ examples = {} }) =>
    Object.values(examples).map(({ value }) => value),
  );
}

function exampleOf({ name, schema }: Parameter): unknown {
  const example = follow(schema).examples?.[0];
  if (example === undefined) throw new Error(`The parameter ${name} has no example. Give its schema one.`);
  return example;
}

function follow<Value extends object>(value: Referable<Value>): Value {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as Value;
  const keys = value.$ref.slice(2).split("/");
  return keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Value;
}

function writeValues(operations: readonly Described[]): string {
  const type =
    "{ id: string; path: Record<string, string>; query: Record<string, unknown>; media: string; bodies: unknown[]; answers: unknown[] }";
  const values = operations.map(({ id, path, query, media = "", bodies, answers }) => {
    return { id, path, query, media, bodies, answers };
  });
  return `export const operations: ${type}[] = ${JSON.stringify(values, undefined, 2)};\n`;
}

function writeTyped(operations: readonly Described[]): string {
  const lines = operations.flatMap(({ id, media, bodies, status, answers }) => [
    ...bodies.map(
      (body) =>
        `const _: NonNullable<operations["${id}"]["requestBody"]>["content"]["${media}"] = ${JSON.stringify(body)};`,
    ),
    ...answers.map(
      (answer) =>
        `const _: operations["${id}"]["responses"][${status}]["content"]["application/json"] = ${JSON.stringify(answer)};`,
    ),
  ]);
  return `import type { operations } from "./generated/schema";\n${lines.map((line) => `{ ${line} }\n`).join("")}`;
}
