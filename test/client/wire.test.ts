// What goes over the wire is what the official SDK sends: each operation is called by both clients, with params made of
// the document's schemas, on servers that write down what comes.
import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import official from "stytch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { routes, servers, type OperationId, type Route } from "../../generated/routes.ts";
import { createStytch, type StytchOptions } from "../../src/index.ts";
import { createStytch as createNodeStytch } from "../../src/node/index.ts";
import { bodyOf, clientAt, projectId, secret, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { oneOf, paramsOf } from "./call-params.ts";

/** A request as it came. A query and a form are what they say: the SDK writes a blank as `+`, and we as `%20`. */
interface Sent {
  server: string;
  method: string;
  path: string;
  query: unknown;
  authorization: string | undefined;
  type: string | undefined;
  body: unknown;
}
type Params = Record<string, unknown>;
type Method = (params: Params) => Promise<unknown>;

interface Deviation {
  /** The operations in which the SDK and the client differ. */
  readonly where: (route: Route) => boolean;
  readonly reason: string;
  /** What each of them sends, where that is not the same. */
  readonly theirs?: Partial<Sent>;
  readonly ours?: Partial<Sent>;
  /** The params of a call, and what the SDK has in their place, where that differs. */
  readonly params?: (params: Params) => Params;
  readonly theirParams?: (params: Params) => Params;
  /** That the SDK hasn't got the method, so that there is nothing to compare. */
  readonly alone?: true;
}

const basic = `Basic ${btoa(`${projectId}:${secret}`)}`;
const JSON_TYPE = "application/json";
const is = (name: string) => (route: Route) => nameOf(route) === name;

/** Everything in which what we send is not what the SDK sends. */
const deviations: readonly Deviation[] = [
  {
    where: ({ credentials }) => credentials === "none",
    reason: "The SDK sends the credentials with everything; we don't where the API asks for none.",
    theirs: { authorization: basic },
    ours: { authorization: undefined },
  },
  {
    where: ({ method }) => method === "GET",
    reason: "Where there is no body there is no type of it (RFC 9110 §8.3).",
    theirs: { type: JSON_TYPE, body: "" },
    ours: { type: undefined, body: "" },
  },
  {
    where: ({ method }) => method === "DELETE",
    reason: "A body of DELETE has no meaning in HTTP, and some proxies refuse one (RFC 9110 §9.3.5).",
    theirs: { type: JSON_TYPE, body: {} },
    ours: { type: undefined, body: "" },
  },
  {
    where: is("m2m.token"),
    reason:
      "We have the form's own fields (RFC 6749 §4.4.2). The SDK has a list of `scopes`, and its own project alone.",
    params: ({ project_id: _, scope, ...params }) => ({ ...params, ...(scope ? { scope } : {}) }),
    theirParams: ({ scope, ...params }) => ({ ...params, scopes: (scope as string | undefined)?.split(" ") }),
  },
  {
    where: is("idp.introspectTokenNetwork"),
    reason: "The SDK has its own project alone, and leaves out what is empty.",
    params: ({ project_id: _, client_secret, token_type_hint, ...params }) => ({
      ...params,
      ...(client_secret ? { client_secret } : {}),
      ...(token_type_hint ? { token_type_hint } : {}),
    }),
  },
];

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {})); // The SDK warns about the address.
afterEach(() => void vi.restoreAllMocks());

function nameOf({ accessor }: Route): string {
  return accessor.join(".");
}

/** The SDK's client and ours, of each transport, on servers of their own, and what both send. */
async function sideBySide() {
  const sent: Sent[] = [];
  const urls = new Map<string, string>();
  for (const name of Object.keys(servers)) urls.set(name, await record(name, sent));
  const fraud = urls.get("fraud");
  const env = { env: urls.get("api")!, ...(fraud !== undefined && { fraud_env: fraud }) };
  const theirs = new official.Client({ project_id: projectId, secret, ...env });
  const options = Object.fromEntries(
    [...urls].map(([name, url]) => [name === "api" ? "baseUrl" : `${name}BaseUrl`, url]),
  );
  const given = { projectId, secret, ...options } as StytchOptions;
  const ours = { fetch: createStytch(given), node: createNodeStytch(given) };
  return {
    /** Makes a call by the SDK and by ours. */
    async call(
      route: Route,
      theirParams: Params,
      transport: keyof typeof ours,
      params: Params,
    ): Promise<Sent[]> {
      sent.length = 0;
      await methodOf(theirs, nameOf(route))(theirParams);
      await methodOf(ours[transport], nameOf(route))(params);
      expect(sent, "One request of each client.").toHaveLength(2);
      return [...sent];
    },
  };
}

/** A server that answers every call with success, and writes down what came. */
function record(server: string, sent: Sent[]): Promise<string> {
  return serve(
    (request, response) => {
      void bodyOf(request).then((body) => {
        sent.push(describeRequest(server, request, body));
        response.setHeader("content-type", JSON_TYPE);
        // `active`: the SDK takes an introspected token that isn't for an error.
        response.end(JSON.stringify({ status_code: 200, request_id: "request-id-test-1", active: true }));
      });
    },
    { maxHeaderSize: 1 << 20 },
  );
}

function describeRequest(server: string, { method, url, headers }: IncomingMessage, text: string): Sent {
  const [path = "", query = ""] = url!.split("?");
  const { authorization, "content-type": type } = headers;
  const body = text === "" ? "" : type === JSON_TYPE ? (JSON.parse(text) as unknown) : fieldsOf(text);
  return { server, method: method!, path, query: fieldsOf(query), authorization, type: bare(type), body };
}

function fieldsOf(text: string): [string, string][] {
  return [...new URLSearchParams(text)].sort(([one], [other]) => one.localeCompare(other));
}

/** A form is in UTF-8, whether its type says so or not. */
function bare(type: string | undefined): string | undefined {
  return type?.replace(/;\s*charset=utf-8$/i, "");
}

/** The object that has a client's method, and the method's name in it: of `users.create`, the users and `create`. */
function place(client: object, name: string): [owner: Readonly<Record<string, unknown>>, name: string] {
  const names = name.split(".");
  const last = names.pop()!;
  const owner = names.reduce<unknown>((part, each) => (part as Params | undefined)?.[each], client);
  return [(owner ?? {}) as Params, last];
}

function hasMethod(client: object, name: string): boolean {
  const [owner, last] = place(client, name);
  return typeof owner[last] === "function";
}

function methodOf(client: object, name: string): Method {
  const [owner, last] = place(client, name);
  return (params) => (owner as Record<string, Method>)[last]!(params);
}

describe("a call sends what the official SDK sends, over either transport", () => {
  const transports = fc.constantFrom("fetch" as const, "node" as const);

  it.each(Object.entries(routes))("%s", async (id, route) => {
    const own = deviations.filter(({ where }) => where(route));
    const isAlone = own.some(({ alone }) => alone);
    const remedy =
      "Correct its x-method, or list it in `deviations` with `alone: true`, if the SDK hasn't got it.";
    expect(hasMethod(new official.Client({ project_id: projectId, secret }), nameOf(route)), remedy).toBe(
      !isAlone,
    );
    if (isAlone) return;
    const clients = await sideBySide();
    const property = fc.asyncProperty(paramsOf(id as OperationId), transports, async (made, transport) => {
      const params = own.reduce((given, { params: change }) => change?.(given) ?? given, made);
      const projects = Object.keys(route.fromOptions ?? {}).map((name) => [name, projectId]);
      const all = { ...(Object.fromEntries(projects) as Params), ...params };
      const theirParams = own.reduce((given, { theirParams: change }) => change?.(given) ?? given, all);
      const [their, our] = await clients.call(route, theirParams, transport, params);
      expect(their).toMatchObject(Object.assign({}, ...own.map(({ theirs }) => theirs)) as Partial<Sent>);
      expect(our).toStrictEqual(Object.assign({}, their, ...own.map(({ ours }) => ours)));
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe("the Authorization header", () => {
  const visible = fc.string({ unit: oneOf("!#$%&+/=-_.:~aZ09"), minLength: 1, maxLength: 90 });
  const name = visible.filter((value) => !value.includes(":"));

  /** What our client sends; nothing goes over a network. */
  async function authorization(project: string, key: string): Promise<string | null> {
    let header: string | null = null;
    const fetch = (request: Request) => {
      header = request.headers.get("authorization");
      return Response.json({});
    };
    await createStytch({ projectId: project, secret: key, fetch }).users.get({ user_id: "user-test-1" });
    return header;
  }

  it("is the official SDK's", async () => {
    const property = fc.asyncProperty(name, visible, async (project, key) => {
      const client = new official.Client({ project_id: project, secret: key, env: "http://127.0.0.1:1" });
      const { headers } = (client as unknown as { fetchConfig: { headers: { Authorization: string } } })
        .fetchConfig;
      expect(await authorization(project, key)).toBe(headers.Authorization);
    });
    await fc.assert(property);
  });

  // The SDK refuses anything but ASCII.
  it("is base64 of UTF-8 for any text", async () => {
    const unicode = fc
      .string({ unit: "binary", minLength: 1 })
      .map((value) => value.replace(/[\s\p{Cc}]/gu, "x"));
    const project = unicode.map((value) => value.replaceAll(":", "-"));
    const property = fc.asyncProperty(project, unicode, async (user, key) => {
      const expected = Buffer.from(`${user}:${key}`, "utf8").toString("base64");
      expect(await authorization(user, key)).toBe(`Basic ${expected}`);
    });
    await fc.assert(property);
  });
});

describe("searchAll", () => {
  const pages: Record<string, { users: string[]; next: string | null }> = {
    start: { users: ["a", "b"], next: "cursor/1+=" },
    "cursor/1+=": { users: [], next: "cursor-2" },
    "cursor-2": { users: ["c"], next: null },
  };

  eachTransport("asks for the same pages as the official SDK, and finds the same users", async () => {
    const bodies: unknown[] = [];
    const baseUrl = await serve((request, response) => {
      void bodyOf(request).then((text) => {
        const body = JSON.parse(text) as { cursor?: string };
        bodies.push(body);
        const { users, next } = pages[body.cursor ?? "start"]!;
        const results = users.map((user_id) => ({ user_id }));
        response.end(JSON.stringify({ results, results_metadata: { total: 3, next_cursor: next } }));
      });
    });
    const search = { limit: 2, query: { operator: "AND" as const, operands: [] } };

    const theirs: string[] = [];
    const client = new official.Client({ project_id: projectId, secret, env: baseUrl });
    for await (const users of client.users.searchAll(search))
      theirs.push(...users.map((user) => user.user_id));
    const asked = bodies.splice(0);

    const ours: string[] = [];
    const stytch = clientAt(baseUrl);
    for await (const user of stytch.users.searchAll(search)) ours.push(user.user_id);

    expect(ours).toEqual(["a", "b", "c"]);
    expect(ours).toEqual(theirs);
    expect(bodies).toHaveLength(3);
    expect(bodies).toEqual(asked);
  });
});
