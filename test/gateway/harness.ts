import { createGateway, type AuditEntry, type GatewayConfig } from "../../src/gateway/index.ts";
import { expect } from "vitest";
import { createStytch, StytchConfigError, type Fetch, type Stytch } from "../../src/index.ts";
import { json, projectId, record, secret, type Recorder } from "../helpers.ts";

/** Where the gateways of tests are mounted. */
export const at = "https://app.example/api/stytch";

/** The token of `bearerToken` in tests. */
export const token = "gateway-token-0123456789";

/** The API's answer to a call that went well, with no more than every answer has. */
export const done = { request_id: "request-id-test-5f3a", status_code: 200 };

/** A gateway, what it told, and the requests that it sent on. */
export interface TestGateway {
  /** Calls an address below the one that it is mounted at. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly fetch: Fetch;
  readonly sent: Recorder;
  readonly entries: AuditEntry[];
  readonly problems: string[];
  /** A client on it. */
  readonly client: (headers?: Record<string, string>) => Stytch;
}

/** Makes a gateway to an API that answers by a function. */
export function gatewayTo(
  answer: Fetch = () => json(done),
  config: Partial<GatewayConfig> = {},
): TestGateway {
  const sent = record(answer);
  const entries: AuditEntry[] = [];
  const problems: string[] = [];
  const gateway = createGateway({
    projectId,
    secret,
    fetch: sent,
    basePath: "/api/stytch",
    hooks: { onCall: (entry) => entries.push(entry), onProblem: (problem) => problems.push(problem) },
    ...config,
  });
  const fetch: Fetch = (request) => gateway.fetch(request, { address: "203.0.113.7" });
  return {
    fetch,
    sent,
    entries,
    problems,
    async call(method, path, body, headers = {}) {
      const type = body === undefined ? {} : { "content-type": "application/json" };
      const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
      return fetch(new Request(at + path, { method, headers: { ...type, ...headers }, body: text ?? null }));
    },
    client: (headers) => createStytch({ gateway: at, fetch, retry: false, ...(headers && { headers }) }),
  };
}

/** The header that says that a program of the operator's own calls. */
export const bearer = { authorization: `Bearer ${token}` };

/** The message that a configuration is refused with. */
export function configError(config: Partial<GatewayConfig>): string {
  try {
    createGateway({ projectId, secret, ...config });
  } catch (error) {
    expect(error).toBeInstanceOf(StytchConfigError);
    return (error as Error).message;
  }
  throw new Error("It was accepted.");
}
