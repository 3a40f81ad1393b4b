import { serve } from "../src/node/index.ts";
import { createSandbox } from "../src/sandbox/index.ts";

/** A sandbox on a port of loopback, for whatever client a tool makes. */
export interface SandboxServer {
  /** Its address and credentials, in the environment's variables that `programs/check.ts` reads. */
  readonly env: Readonly<Record<string, string>>;
  /** Forgets every user. */
  reset(): void;
  close(): Promise<void>;
}

const credentials = { projectId: "project-test-interop", secret: "secret-test-interop" };

export async function startSandbox(): Promise<SandboxServer> {
  const sandbox = createSandbox(credentials);
  const server = await serve(
    (request) =>
      new URL(request.url).pathname === "/last-call"
        ? Response.json({ operationId: sandbox.calls.at(-1)?.operationId })
        : sandbox.fetch(request),
    { closeTimeout: 100 },
  );
  return {
    env: {
      SANDBOX_URL: server.url,
      SANDBOX_PROJECT_ID: credentials.projectId,
      SANDBOX_SECRET: credentials.secret,
    },
    reset: () => sandbox.reset(),
    close: () => server.close(),
  };
}
