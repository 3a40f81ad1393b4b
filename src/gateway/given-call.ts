import type { PlainRequest } from "../transport/plain-exchange.ts";
import type { CallDeadline } from "./call-deadline.ts";
import type { OriginCheck } from "./origin.ts";
import type { Allowed } from "./policy/policy.ts";
import type { CallRecord } from "./record.ts";
import type { CallerSession, ConnectionInfo } from "./types.ts";

/** A request that came in. */
export interface Incoming {
  readonly request: PlainRequest;
  readonly url: URL;
  readonly connection: ConnectionInfo | undefined;
  readonly origin: OriginCheck;
  readonly record: CallRecord;
  readonly deadline: CallDeadline;
}

/** A call, as its request says it. */
export interface GivenCall {
  readonly allowed: Allowed;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The session of the gateway's cookies. */
  readonly session: CallerSession | undefined;
}
