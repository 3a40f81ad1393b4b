import { Validator, type Schema } from "@cfworker/json-schema";
import { expect } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import { routes, type OperationId } from "../../generated/routes.ts";
import { createStytch, type Schemas, type Stytch } from "../../src/index.ts";
import { assembleSandbox } from "../../src/sandbox/create.ts";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/index.ts";
import { readOptions } from "../../src/sandbox/options.ts";

export type User = Schemas["api_user_v1_User"];

export const projectId = "project-test-11111111-1111-4111-8111-111111111111";
export const secret = "secret-test-aGVsbG8gc2FuZGJveA==";
export const authorization = basic(`${projectId}:${secret}`);

/** Everything that answers have. Each test looks at what its own ones do. */
interface AnswerBody extends User {
  request_id: string;
  status_code: number;
  error_type: string;
  error_message: string;
  user: User;
  email_id: string;
  phone_id: string;
  results: User[];
  results_metadata: { total: number; next_cursor: string | null };
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: AnswerBody;
}

interface Started {
  /** Its clock. Set `time` to another one. */
  clock: { time: number };
  sandbox: Sandbox;
  /** The sandbox's own, with each answer held against the document. */
  fetch: (request: Request) => Promise<Response>;
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Creates a user that no test expects to be refused. */
  create: (body: object) => Promise<User>;
  stytch: Stytch;
}

/** A sandbox with a clock and ids of the test's own, and no rate limits. Its answers are held against the document. */
export function start(
  seed: NonNullable<SandboxOptions["seed"]> = [],
  options: Partial<SandboxOptions> = {},
): Started {
  const environment = createEnvironment({ now: Date.parse("2026-03-14T09:26:53.900Z"), idSeed: "test" });
  const settings = readOptions({ projectId, secret, seed, rateLimits: false, ...options });
  const sandbox = assembleSandbox(settings, environment);
  const clock = {
    get time() {
      return environment.clock.now();
    },
    set time(moment) {
      environment.clock.advance(moment - environment.clock.now());
    },
  };

  async function send(request: Request): Promise<Response> {
    const { method, url } = request;
    const response = await sandbox.fetch(request);
    await expectDocumented(method, new URL(url).pathname, response.clone());
    return response;
  }

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await send(
      new Request(`https://test.stytch.com${path}`, {
        method,
        headers: { authorization, ...headers },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as AnswerBody };
  }

  const stytch: Stytch = createStytch({ projectId, secret, fetch: send });
  const create = async (body: object): Promise<User> => {
    const answer = await call("POST", "/v1/users", body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body.user;
  };
  return { clock, sandbox, fetch: send, call, create, stytch };
}

/** The status and error type, in the form tests read best. */
export function summary({ status, body }: Answer): string {
  return `${status} ${body.error_type}`;
}

export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials, "utf8").toString("base64")}`;
}

/** An error as OAuth has it, at least. */
const OAUTH_ERROR: Schema = {
  type: "object",
  required: ["error"],
  properties: { error: { type: "string" } },
};

interface Documented {
  operationId: string;
  responses: Record<string, unknown>;
}

/** Every answer has the API's form; one that its operation documents has the form documented there. */
async function expectDocumented(method: string, path: string, response: Response): Promise<void> {
  const text = await response.text();
  const body = JSON.parse(text) as Record<string, unknown>;
  const status = String(response.status);
  const place = findOperation(method.toLowerCase(), path);
  const schema = place?.operation.responses[status] ? `${place.pointer}/responses/${status}` : undefined;
  const isOAuth = place && routes[place.operation.operationId as OperationId].errors === "oauth";
  const form = isOAuth ? OAUTH_ERROR : { $ref: "#/components/schemas/ErrorResponse" };
  expect(problems(schema, body, form), `${method} ${path} → ${text}`).toEqual([]);
  expect(body["status_code"]).toBe(response.status);
  expect(response.headers.get("content-type")).toBe("application/json");
  expectSorted(text);
  if (response.status >= 400) {
    const type = body[isOAuth ? "error" : "error_type"] as string;
    expect(body[isOAuth ? "error_uri" : "error_url"]).toBe(
      type === "not_implemented" ? "about:blank" : `https://stytch.com/docs/api/errors/${status}#${type}`,
    );
    // The catalogue has the API's own names, and not all of OAuth's.
    if (isOAuth) return;
    const entry = (document["x-error-types"] as Record<string, { status: number; message?: string }>)[type];
    expect(entry?.status ?? 501).toBe(response.status);
    if (entry?.message) expect(body["error_message"]).toBe(entry.message);
  }
}

function findOperation(method: string, path: string) {
  const candidates = Object.entries(document.paths as unknown as Record<string, Record<string, Documented>>)
    .filter(([template]) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path.replace("%75", "u")),
    )
    .sort(([a], [b]) => a.split("{").length - b.split("{").length);
  for (const [template, item] of candidates) {
    const operation = item[method];
    if (operation) return { operation, pointer: `#/paths/${template.replaceAll("/", "~1")}/${method}` };
  }
  return undefined;
}

/** @param form of an answer that isn't documented */
function problems(pointer: string | undefined, body: unknown, form: Schema): string[] {
  const node = pointer === undefined ? undefined : resolve(pointer);
  const reference = (node?.["$ref"] as string | undefined) ?? pointer;
  const response = reference === undefined ? undefined : resolve(reference);
  const schema = response
    ? (response["content"] as Record<string, { schema: Schema }>)["application/json"]!.schema
    : form;
  const validator = new Validator(
    structuredClone({ components: { schemas: document.components.schemas }, allOf: [schema] }),
    "2020-12",
    false,
  );
  return validator.validate(body).errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`);
}

function resolve(pointer: string): Record<string, unknown> {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>(
    (node, key) => (node as Record<string, unknown>)[decodeURIComponent(key).replaceAll("~1", "/")],
    document,
  ) as Record<string, unknown>;
}

/** Recorded answers have their keys in alphabetical order at every level. */
function expectSorted(text: string): void {
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      // An object of JavaScript puts number keys first, whatever the text's order is.
      const keys = Object.keys(value).filter((key) => !/^\d+$/.test(key));
      expect(keys).toEqual([...keys].sort());
    }
    return value;
  });
}
