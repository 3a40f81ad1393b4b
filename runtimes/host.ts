import { createSandbox, type Fault } from "../src/sandbox/index.ts";
import { serve } from "../src/node/index.ts";
import { openClosedPort } from "./ports.ts";

/** What the script reports of one of its steps. */
export interface Step {
  name: string;
  /** What went wrong, if anything did. */
  problem?: string;
  /** In milliseconds. */
  time: number;
}

/** What the script is told. */
export interface Task {
  host: string;
  options: object;
  closed: object;
}

/** A new sandbox on a port, and beside it what the script needs: a control, a gateway, a page, and an ear for its report. */
export interface Host {
  readonly url: string;
  /** For a script that calls the sandbox itself. */
  readonly task: Task;
  readonly report: Promise<Step[]>;
  close(): Promise<void>;
}

const credentials = { projectId: "project-test-runtimes", secret: "secret-test-Zo/9+3c/Qq==" };

/** @param page a script for a browser; it is told the task for one, with a gateway in the place of the secret */
export async function startHost(page = ""): Promise<Host> {
  // Some scripts make more calls than the API takes in a minute.
  const sandbox = createSandbox({ ...credentials, rateLimits: false });
  const { port, release } = await openClosedPort();
  let tell!: (steps: Step[]) => void;
  const report = new Promise<Step[]>((resolve) => (tell = resolve));

  const routes: Record<string, (request: Request) => Promise<Response> | Response> = {
    "/host/faults": async (request) => {
      const fault = (await request.json()) as Fault | null;
      if (fault) sandbox.faults.add(fault);
      else sandbox.faults.clear();
      return new Response(null, { status: 204 });
    },
    "/host/calls": () => Response.json(sandbox.calls),
    "/host/report": async (request) => {
      tell((await request.json()) as Step[]);
      return new Response(null, { status: 204 });
    },
    "/host/page": () => answerPage(port),
    "/host/page.js": () => new Response(page, { headers: { "content-type": "text/javascript" } }),
  };
  const answer = (request: Request): Promise<Response> | Response => {
    const { pathname, href } = new URL(request.url);
    const route = routes[pathname];
    if (route) return route(request);
    if (!pathname.startsWith("/gateway/")) return sandbox.fetch(request);
    const inner = new Request(href.replace("/gateway", ""), request);
    inner.headers.set("authorization", `Basic ${btoa(`${credentials.projectId}:${credentials.secret}`)}`);
    return sandbox.fetch(inner);
  };
  // Idle connections are the client's to give up: the server outlasts every time limit here.
  const server = await serve(answer, { onError: "drop", keepAliveTimeout: 600_000, closeTimeout: 100 });
  const task = {
    host: server.url,
    options: { ...credentials, baseUrl: server.url },
    closed: { ...credentials, baseUrl: `http://127.0.0.1:${port}` },
  };
  const close = async (): Promise<void> => {
    release();
    await server.close();
  };
  return { url: server.url, task, report, close };
}

/** Under a policy that allows no eval. */
function answerPage(closedPort: number): Response {
  const gateway = `http://127.0.0.1:${closedPort}`;
  const task: Task = { host: "", options: { gateway: "/gateway" }, closed: { gateway } };
  const html =
    `<!doctype html><meta charset="utf-8"><title>stytch-fetch</title>` +
    `<script id="task" type="application/json">${JSON.stringify(task)}</script>` +
    `<script type="module" src="/host/page.js"></script>`;
  const policy = `default-src 'none'; script-src 'self'; connect-src 'self' ${gateway}`;
  return new Response(html, { headers: { "content-type": "text/html", "content-security-policy": policy } });
}
