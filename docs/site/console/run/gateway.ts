import { createStytch } from "../../../../src/index.ts";
import type { Outcome } from "./outcome.ts";
import { send, type Call } from "./send.ts";

/** Makes a call to a gateway, as the caller whom the token proves. */
export function sendToGateway(gateway: string, token: string, call: Call): Promise<Outcome> {
  const headers = token === "" ? undefined : { authorization: `Bearer ${token}` };
  return send((hooks) => createStytch({ gateway, hooks }), { ...call, headers });
}
