import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "../src/node/index.ts";
import { createSandbox } from "../src/sandbox/index.ts";

const credentials = { projectId: "project-test-instrumentation", secret: "secret-test-Zo/9+3c/Qq==" };
export const authorization = `Basic ${btoa(`${credentials.projectId}:${credentials.secret}`)}`;

/** The head of a request that arrived. */
export interface Arrived {
  readonly method: string;
  readonly headers: Headers;
}

/** A sandbox on a port, which remembers what arrives. */
export interface Api {
  /** The options of a client of it. */
  readonly options: object;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

export async function startApi(): Promise<Api> {
  const sandbox = createSandbox(credentials);
  const arrived: Arrived[] = [];
  const { url, close } = await serve(
    (request) => {
      arrived.push({ method: request.method, headers: new Headers(request.headers) });
      return sandbox.fetch(request);
    },
    { closeTimeout: 100 },
  );
  return { options: { ...credentials, baseUrl: url }, arrived, close };
}

/** Starts what the tools report to in place of their makers' hosts. It takes everything. */
export async function startCollector(): Promise<{ url: URL; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(200).end("{}"));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: new URL(`http://127.0.0.1:${port}`), close };
}
