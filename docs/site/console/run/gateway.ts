import { createStytch, type Fetch } from "../../../../src/index.ts";
import { unreachable } from "./local-words.ts";
import type { Outcome } from "./outcome.ts";
import { send, type Call } from "./send.ts";

/** Makes a call to a gateway, as the caller whom the token proves. */
export async function sendToGateway(gateway: string, token: string, call: Call): Promise<Outcome> {
  const headers = token === "" ? undefined : { authorization: `Bearer ${token}` };
  const fetch: Fetch = (...request) => globalThis.fetch(...request);
  const outcome = await send((watch) => createStytch({ gateway, ...watch }), { ...call, headers }, fetch);
  const { error } = outcome;
  if (error?.name !== "StytchConnectionError") return outcome;
  return { ...outcome, error: { ...error, ...unreachable(location.origin) } };
}
