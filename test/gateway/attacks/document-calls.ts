// Each operation's own request, as the document's examples have it, and the policy that allows no more than that.
import document from "../../../generated/openapi.json" with { type: "json" };
import rules from "../../../generated/validation.json" with { type: "json" };
import { routes, type OperationId } from "../../../generated/routes.ts";
import type { Permission } from "../../../src/gateway/index.ts";
import { projectId } from "../../helpers.ts";

/** A request as it is written: its target has the query. */
export interface WrittenCall {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

interface Media {
  readonly examples: Readonly<Record<string, { readonly value: Record<string, unknown> }>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}

const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const serverFields = new Set<string>(rules.serverFields);

/** Values for a path's braces, as the document shows them. Of the ids of two kinds of clients the path tells which. */
const ids: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(document.components.parameters).map(({ name, schema: { $ref } }) => [
      name,
      exampleOf($ref),
    ]),
  ),
  client_id: exampleOf("ConnectedAppId"),
  project_id: projectId,
  domain: "example.com",
};

function exampleOf($ref: string): string {
  const schemas = document.components.schemas as Readonly<Record<string, { examples?: readonly unknown[] }>>;
  return String(schemas[$ref.slice($ref.lastIndexOf("/") + 1)]!.examples![0]);
}

/** The names in a path's braces. */
export function braces(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** An operation's path with values in its braces. */
export function pathOf(id: OperationId, values = ids): string {
  const { path } = routes[id];
  return braces(path).reduce((filled, name) => filled.replace(`{${name}}`, values[name]!), path);
}

/** The bodies of an operation's examples. */
export function bodiesOf(id: OperationId): Record<string, unknown>[] {
  const { method, path } = routes[id];
  const [media] = Object.values(paths[path]![method.toLowerCase()]!.requestBody?.content ?? {});
  return Object.values(media?.examples ?? {}).map(({ value }) => structuredClone(value));
}

/** An operation's request with a body, or without one. */
export function writeCall(id: OperationId, body?: Readonly<Record<string, unknown>>): WrittenCall {
  const { method, contentType } = routes[id];
  const target = pathOf(id) + (id === "api_session_v1_Get" ? "?user_id=user-test-1" : "");
  if (body === undefined) return { method, target, headers: {}, body };
  if (contentType !== "form") {
    const headers = { "content-type": "application/json" };
    return { method, target, headers, body: JSON.stringify(body) };
  }
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method, target, headers, body: new URLSearchParams(body as Record<string, string>).toString() };
}

/** Every request that the document shows of an operation. */
export function callsOf(id: OperationId): WrittenCall[] {
  const bodies = bodiesOf(id);
  return bodies.length === 0 ? [writeCall(id)] : bodies.map((body) => writeCall(id, body));
}

/** A permission of an operation with all that its examples have. */
export function permissionOf(id: OperationId): Permission {
  const named = new Set<string>();
  const look = (value: unknown, at: string): void => {
    if (Array.isArray(value)) for (const item of value) look(item, at);
    else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const place = at === "" ? name : `${at}.${name}`;
        if (at === "" || serverFields.has(name)) named.add(place);
        look(inner, place);
      }
    }
  };
  for (const body of bodiesOf(id)) look(body, "");
  return { operation: id, ...(named.size > 0 && { body: [...named] }) } as Permission;
}
