import type { Call } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { TransportRequest, TransportResponse } from "./message.ts";

/**
 * Sends a request once and reads its response.
 *
 * It rejects with the deadline's failure as soon as that ends, and with an `AttemptError` for what else goes wrong.
 */
export type Transport = (
  request: TransportRequest,
  call: Call,
  deadline: Deadline,
) => Promise<TransportResponse>;
