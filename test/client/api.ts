// An API that no document has, with one operation for each way in which a route may differ.
import type { Route } from "../../generated/routes.ts";
import { createContext } from "../../src/client/context.ts";
import { connectMethods } from "../../src/client/create.ts";
import type { Stytch, StytchOptions } from "../../src/index.ts";
import { connectNodeMethods } from "../../src/node/client.ts";
import type { ApiDescription } from "../../src/routes/api.ts";
import { projectId, secret } from "../helpers.ts";
import type { Way } from "../transports.ts";

const TOKEN = "/v1/public/{project_id}/oauth2/token";

const routes = {
  thing_Create: { method: "POST", path: "/v1/things", accessor: ["things", "create"], retry: "unsafe" },
  keys_Get: {
    method: "GET",
    path: "/v1/keys/{project_id}",
    accessor: ["keys", "get"],
    retry: "read",
    credentials: "none",
    fromOptions: { project_id: "projectId" },
  },
  token_Get: {
    method: "POST",
    path: TOKEN,
    accessor: ["token"],
    retry: "unsafe",
    credentials: "form",
    contentType: "form",
    errors: "oauth",
    fromOptions: { project_id: "projectId" },
  },
  form_Send: {
    method: "PUT",
    path: "/v1/forms/{form_id}",
    accessor: ["forms", "send"],
    retry: "idempotent",
    contentType: "form",
  },
  device_Lookup: {
    method: "POST",
    path: "/v1/devices/lookup",
    accessor: ["fraud", "lookup"],
    retry: "read",
    server: "fraud",
  },
  device_Get: {
    method: "GET",
    path: "/v1/devices/{device_id}",
    accessor: ["fraud", "get"],
    retry: "read",
    server: "fraud",
    reserved: { device_id: ["lookup"] },
  },
  device_Rename: {
    method: "PUT",
    path: "/v1/devices/{device_id}",
    accessor: ["fraud", "rename"],
    retry: "idempotent",
    server: "fraud",
    reserved: { device_id: ["names"] },
  },
} satisfies Record<string, Omit<Route, "server"> & { server?: string }>;

export const api = {
  routes,
  servers: {
    api: { test: "https://test.example.com", live: "https://api.example.com" },
    fraud: { test: "https://fraud-test.example.com", live: "https://fraud.example.com" },
  },
  rateLimits: ["too_many_requests"],
  secretFields: ["client_secret"],
} as unknown as ApiDescription;

type Call = (params?: object, options?: object) => Promise<Record<string, unknown>>;
interface RawAnswer {
  data?: unknown;
  error?: unknown;
  response: Response;
}
type RawCall = (path: string, init?: object) => Promise<RawAnswer>;

/** The client of that API. */
export interface Client {
  things: { create: Call };
  keys: { get: Call };
  token: Call;
  forms: { send: Call };
  fraud: { lookup: Call; get: Call; rename: Call };
  call: (id: string, params?: object) => Promise<Record<string, unknown>>;
  raw: Record<"GET" | "POST" | "PUT", RawCall> & Pick<Stytch["raw"], "use">;
}

/** Makes a client, by the transport of a way, or on a `fetch`. */
export function connect(options: object, way?: Way): Client {
  const given = { ...("gateway" in options ? {} : { projectId, secret }), ...options } as StytchOptions;
  const stytch =
    way?.transport === "node"
      ? connectNodeMethods(given, api)
      : connectMethods(createContext(given, api), api);
  return stytch as unknown as Client;
}
