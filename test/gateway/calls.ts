// Calls as a gateway hands them to authorize, with a client whose API is a function.
import { createStytch, type Fetch } from "../../src/index.ts";
import type { Caller, Decision, Denial, GatewayCall } from "../../src/gateway/types.ts";
import { projectId, record, secret, type Recorder } from "../helpers.ts";
import { keySet, makeToken, sessionClaims } from "../local/tokens.ts";

export const nobody = "user-test-00000000-0000-4000-8000-000000000000";
export const sessionId = "session-test-0c7e3f92-b5d8-4a16-9f24-e81d6a0b37c5";
export const session_token = "mZAYn5aLEqKUlZ_Ad9U_fWr38GaAQ1oFAhT8ds245v7Q";

/** A session's JWT, good unless the claims say otherwise. */
export const jwt = (claims: Record<string, unknown> = {}): string =>
  makeToken({ claims: { ...sessionClaims(), ...claims } });

const offline: Fetch = () => {
  throw new Error("Nothing may be sent.");
};

export interface TestCall extends GatewayCall {
  readonly api: Recorder;
}

/** A call of `users.get`, unless the parts say otherwise. */
export function makeCall(parts: Partial<GatewayCall> = {}, answer: Fetch = offline): TestCall {
  const api = record(answer);
  return {
    operation: "users.get",
    operationId: "api_user_v1_Get",
    params: {},
    body: undefined,
    session: undefined,
    stytch: createStytch({ projectId, secret, jwks: keySet, fetch: api, retry: false }),
    countQuestion: () => Promise.resolve(),
    signal: new AbortController().signal,
    api,
    ...parts,
  };
}

export function requestWith(
  headers: Record<string, string> = {},
  url = "https://gateway.example/v1/users",
): Request {
  return new Request(url, { headers });
}

export const bearing = (token: string): Request => requestWith({ authorization: `Bearer ${token}` });

/** The caller that a decision lets pass. */
export function passed(decision: Decision): Caller {
  if (typeof decision !== "object" || "deny" in decision)
    throw new Error(`Refused: ${JSON.stringify(decision)}`);
  return decision;
}

/** The refusal that a decision is. */
export function refused(decision: object | boolean | undefined): Denial {
  if (typeof decision !== "object" || !("deny" in decision)) throw new Error("It was not refused.");
  return decision as Denial;
}
