import { servers } from "../../../generated/routes.ts";
import type { Operation } from "../model/operation.ts";
import { toLiteral } from "./literal.ts";

/** One call, in the languages that its page shows. */
export interface Snippet {
  readonly label: string;
  readonly language: "ts" | "sh";
  readonly code: string;
}

/**
 * Writes a call of an operation in TypeScript, by its method, its flat function and openapi-fetch, and in cURL.
 *
 * @param params one object with the values of the path, the query and the body
 */
export function writeSnippets(operation: Operation, params: Readonly<Record<string, unknown>>): Snippet[] {
  const given = withoutOptions(operation, params);
  return [
    { label: "TypeScript", language: "ts", code: writeMethod(operation, given) },
    { label: "Flat function", language: "ts", code: writeFlat(operation, given) },
    { label: "openapi-fetch", language: "ts", code: writeRaw(operation, params) },
    { label: "cURL", language: "sh", code: writeCurl(operation, params) },
  ];
}

const SET_UP = `import { createStytch } from "stytch-fetch";

const stytch = createStytch({ projectId, secret });
`;

function writeMethod({ method }: Operation, params: object): string {
  return `${SET_UP}\nconst answer = await stytch.${method}(${args(params)});`;
}

function writeFlat({ flat }: Operation, params: object): string {
  return `import { createOperations } from "stytch-fetch";

const api = createOperations({ projectId, secret });

const answer = await api.${flat}(${args(params)});`;
}

function args(params: object): string {
  return Object.keys(params).length === 0 ? "" : toLiteral(params);
}

/** The client fills what its options have: the project's id. */
function withoutOptions({ parameters }: Operation, params: Readonly<Record<string, unknown>>): object {
  const filled = parameters.filter((one) => one["x-option"] !== undefined).map(({ name }) => name);
  return Object.fromEntries(Object.entries(params).filter(([name]) => !filled.includes(name)));
}

interface Placed {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

function place({ parameters }: Operation, params: Readonly<Record<string, unknown>>): Placed {
  const placed: Placed = { path: {}, query: {}, body: {} };
  for (const [name, value] of Object.entries(params)) {
    const where = parameters.find((parameter) => parameter.name === name)?.in ?? "body";
    placed[where][name] = value;
  }
  return placed;
}

function writeRaw(operation: Operation, params: Readonly<Record<string, unknown>>): string {
  const { path, query, body } = place(operation, params);
  const parts = {
    ...(Object.keys(path).length > 0 && { path }),
    ...(Object.keys(query).length > 0 && { query }),
  };
  const init = {
    ...(Object.keys(parts).length > 0 && { params: parts }),
    ...(operation.body && { body }),
  };
  const { method, path: url } = operation.route;
  const rest = Object.keys(init).length > 0 ? `, ${toLiteral(init)}` : "";
  return `${SET_UP}\nconst { data, error } = await stytch.raw.${method}("${url}"${rest});`;
}

function writeCurl(operation: Operation, params: Readonly<Record<string, unknown>>): string {
  const { path, query, body } = place(operation, params);
  const { route } = operation;
  const host = servers[route.server ?? "api"].test;
  const filled = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();
  const url = `${host}${filled}${search && `?${search}`}`;
  return [
    `curl -X ${route.method} ${quote(url)}`,
    ...(route.credentials === undefined ? [`-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"`] : []),
    ...curlBody(operation, body),
  ].join(" \\\n  ");
}

function curlBody({ route, body: has }: Operation, body: object): string[] {
  if (!has) return [];
  if (route.contentType === "form")
    return Object.entries(body).map(
      ([name, value]) => `--data-urlencode ${quote(`${name}=${String(value)}`)}`,
    );
  return [`-H "content-type: application/json"`, `-d ${quote(JSON.stringify(body))}`];
}

/** Quotes a word for a POSIX shell. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
