import type { RequestHead } from "../../transport/plain-exchange.ts";
import type { Authorize, Decision, GatewayCall } from "../types.ts";

/** Decides by a request's head, so that no `Request` need be made for it. */
type DecideByHead = (request: RequestHead, call: GatewayCall) => Decision | Promise<Decision>;

const byHead = new WeakSet<DecideByHead>();

/** Notes that an `authorize` looks at nothing but a request's head. */
export function looksAtHead<Decide extends DecideByHead>(decide: Decide): Decide {
  byHead.add(decide);
  return decide;
}

/** Whether it does: one of ours, and not one of the operator's that calls it. */
export function isByHead(authorize: Authorize | DecideByHead): authorize is DecideByHead {
  return byHead.has(authorize as DecideByHead);
}
