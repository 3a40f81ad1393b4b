import type { PlainRequest } from "../transport/plain-exchange.ts";
import type { CallDeadline } from "./call-deadline.ts";
import type { GatewayContext } from "./context.ts";
import { callerAddress } from "./limits/address.ts";
import { limitEntries } from "./limits/entries.ts";
import type { LimitEntry } from "./limits/take-each.ts";
import type { Allowed } from "./policy/policy.ts";
import { Refusal, tooMany } from "./refusal.ts";
import type { Caller, ConnectionInfo } from "./types.ts";

/** The parts of a request that calls are counted by. */
export interface CountedRequest {
  readonly request: PlainRequest;
  readonly connection: ConnectionInfo | undefined;
  readonly deadline: CallDeadline;
}

/**
 * Counts a call against the limits. It comes after all that could refuse it otherwise, so that those count that go on.
 *
 * @throws {Refusal} where one is used up
 */
export async function countCall(
  context: GatewayContext,
  counted: CountedRequest,
  { operation, limit }: Allowed,
  caller: Caller | undefined,
): Promise<void> {
  const address = caller ? undefined : findAddress(context, counted);
  const call = { caller: caller?.key, address, operation, limit };
  await take(context, counted, limitEntries(call, context.limits.options));
}

/**
 * Counts a call that `authorize` refused, by its address, so that nobody tries one token after the other.
 *
 * @throws {Refusal}
 */
export async function countRefused(context: GatewayContext, counted: CountedRequest): Promise<void> {
  const key = `refused:${findAddress(context, counted) ?? ""}`;
  await take(context, counted, [{ key, limit: context.limits.options.caller }]);
}

/**
 * Counts a question to the API about who calls, by its address: it comes before anything is known that could be counted.
 *
 * @throws {Refusal}
 */
export async function countQuestion(context: GatewayContext, counted: CountedRequest): Promise<void> {
  const key = `question:${findAddress(context, counted) ?? ""}`;
  await take(context, counted, [{ key, limit: context.limits.options.caller }]);
}

function findAddress(
  { config, limits, audit }: GatewayContext,
  { request, connection }: CountedRequest,
): string | undefined {
  const { trustedHops } = limits.options;
  const { address: find } = config;
  const ask = find && (() => find(request.toRequest()));
  const address = callerAddress(request, connection, { trustedHops, address: ask });
  if (address === undefined) audit.problemOnce(UNKNOWN_ADDRESS);
  return address;
}

const UNKNOWN_ADDRESS =
  "The address of a caller isn't known, so all such callers share one limit. Serve by `serve` of stytch-fetch/node, pass " +
  "{ address } as the second argument of fetch, or set limits.trustedHops or address.";

async function take(
  { limits }: GatewayContext,
  { deadline }: CountedRequest,
  entries: readonly LimitEntry[],
): Promise<void> {
  const wait = await deadline.race(limits.take(entries), notCounted);
  if (wait === "unavailable") throw notCounted();
  if (wait > 0) throw tooMany(wait);
}

function notCounted(): Refusal {
  return new Refusal("calls_not_counted", "Calls can't be counted now. Try again later.", {
    "retry-after": "5",
  });
}
