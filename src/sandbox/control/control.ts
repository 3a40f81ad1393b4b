import { StytchConfigError } from "../../errors/config.ts";
import type { Fault } from "../faults/fault.ts";
import type { Sandbox } from "../sandbox.ts";
import { readStrictJSON } from "../seed/strict-json.ts";
import type { Impersonation } from "../resources/impersonation/controls.ts";
import type { Snapshot } from "../resources/index.ts";
import { findMessages } from "./messages.ts";

const ROOT = "/__sandbox/";

type Handler = (request: Request) => Promise<Response> | Response;

/** The parts of a request that an action works with. */
interface ControlRequest {
  readonly body: unknown;
  readonly query: URLSearchParams;
  /** Aborts when whoever asked is gone. */
  readonly signal: AbortSignal;
}

type Action = (sandbox: Sandbox, request: ControlRequest) => unknown;

/** Actions on a sandbox over HTTP, by path and method. One that gives nothing is answered with 204. */
const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  reset: { POST: (sandbox) => sandbox.reset() },
  state: {
    GET: (sandbox) => sandbox.snapshot(),
    PUT: (sandbox, { body }) => sandbox.restore(body as Snapshot),
  },
  clock: { GET: readClock },
  "clock/advance": {
    POST: (sandbox, { body }) => {
      sandbox.clock.advance(readMilliseconds(body));
      return readClock(sandbox);
    },
  },
  faults: {
    POST: (sandbox, { body }) => sandbox.faults.add(body as Fault),
    DELETE: (sandbox) => sandbox.faults.clear(),
  },
  impersonation: {
    POST: (sandbox, { body }) => sandbox.impersonation.createToken(body as Impersonation),
  },
  "keys/rotate": { POST: (sandbox) => sandbox.keys.rotate() },
  calls: { GET: (sandbox) => sandbox.calls },
  messages: { GET: ({ messages }, { query, signal }) => findMessages(messages, query, signal) },
};

/** One of the actions over HTTP. */
export interface Control {
  readonly path: string;
  readonly methods: readonly string[];
}

/** The actions that {@link addControl} answers. */
export const controls: readonly Control[] = Object.entries(actions).map(([name, methods]) => ({
  path: `${ROOT}${name}`,
  methods: Object.keys(methods),
}));

/** Puts the control of a sandbox under one path in front of it, for those who know the token. */
export function addControl(handler: Handler, sandbox: Sandbox, token: string): Handler {
  return (request) => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith(ROOT)
      ? control(request, pathname.slice(ROOT.length), sandbox, token)
      : handler(request);
  };
}

async function control(request: Request, name: string, sandbox: Sandbox, token: string): Promise<Response> {
  const header = request.headers.get("authorization") ?? "";
  if (!isSame(header, `Bearer ${token}`)) {
    return refuse(
      401,
      "unauthorized",
      "Send the control token that the sandbox printed: `Authorization: Bearer <token>`.",
      { "www-authenticate": "Bearer" },
    );
  }
  const methods = Object.hasOwn(actions, name) ? actions[name]! : undefined;
  if (!methods) {
    const paths = Object.keys(actions).join(", ");
    return refuse(404, "not_found", `There is no such control. Below ${ROOT} there are ${paths}.`);
  }
  const action = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!action) {
    const allow = Object.keys(methods).join(", ");
    return refuse(405, "method_not_allowed", `${ROOT}${name} takes ${allow}.`, { allow });
  }
  return act(action, sandbox, request);
}

async function act(action: Action, sandbox: Sandbox, request: Request): Promise<Response> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const body = bytes.length === 0 ? { value: undefined } : readStrictJSON(bytes);
  if ("problem" in body) return refuse(400, "bad_request", `The body ${body.problem}.`);
  try {
    const { searchParams: query } = new URL(request.url);
    const result = await action(sandbox, { body: body.value, query, signal: request.signal });
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
  } catch (error) {
    if (error instanceof StytchConfigError) return refuse(400, "bad_request", error.message);
    throw error;
  }
}

function readClock(sandbox: Sandbox): { now: string } {
  return { now: sandbox.clock.now().toISOString() };
}

function readMilliseconds(body: unknown): number {
  const milliseconds = (body as { milliseconds?: unknown } | null | undefined)?.milliseconds;
  if (typeof milliseconds === "number") return milliseconds;
  throw new StytchConfigError('Send {"milliseconds": …}, a number.');
}

/** Takes the same time wherever the first difference is. How long the right text is, everyone may know. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  // Beyond the end there is NaN, which counts as 0.
  for (let i = 0; i < expected.length; i++) difference |= given.charCodeAt(i) ^ expected.charCodeAt(i);
  return difference === 0;
}

function refuse(
  status: number,
  error_type: string,
  error_message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error_message, error_type, status_code: status }, { status, headers });
}
