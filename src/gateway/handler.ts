import type { PlainHandler, PlainResponse, RequestHead } from "../transport/plain-exchange.ts";
import { COMMON_HEADERS, refuse, writeAnswer, type Answer } from "./answer.ts";
import { CallDeadline } from "./call-deadline.ts";
import type { GatewayContext } from "./context.ts";
import { checkOrigin, corsHeaders, preflight } from "./origin.ts";
import { beginRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { makeRequestId } from "./request-id.ts";
import { serveCall } from "./serve-call.ts";
import type { ConnectionInfo } from "./types.ts";

/**
 * Makes the function that answers requests. It never rejects: what fails inside is an answer that tells nothing of it.
 */
export function createHandler(context: GatewayContext): PlainHandler<ConnectionInfo | undefined> {
  const { config, origins, cookies, audit, redactor } = context;
  return async (request, connection) => {
    const url = new URL(request.url);
    const origin = checkOrigin(request, origins);
    const asked = preflight(request, origin, cookies !== undefined);
    if (asked) return asked;
    if (isHealthCheck(request, url, config.basePath)) return health();
    const record = beginRecord(config.clock.now());
    const answer = await run(context, { request, url, connection, origin, record });
    Object.assign(answer.headers, corsHeaders(origin, cookies !== undefined));
    audit.tell(record, answer);
    return writeAnswer(answer, record.cookies, redactor);
  };
}

type Begun = Omit<Parameters<typeof serveCall>[1], "deadline">;

async function run(context: GatewayContext, begun: Begun): Promise<Answer> {
  const { config, limits, audit, redactor } = context;
  const { request, origin, record } = begun;
  const deadline = new CallDeadline(config.clock, limits.options.timeout, request);
  const release = limits.begin();
  try {
    if (origin.kind === "foreign") throw foreign();
    if (release === "full") throw busy();
    return await serveCall(context, { ...begun, deadline });
  } catch (error) {
    if (error instanceof Refusal) {
      record.reason = error.reason;
      return refuse(error, record.form, makeRequestId(), redactor);
    }
    const { name, message } = redactor.cause(error);
    audit.problem(`A call of ${record.operation ?? "no operation"} failed here. ${name}: ${message}`);
    const failed = new Refusal("internal_server_error", "The gateway failed at this call.");
    return refuse(failed, record.form, makeRequestId(), redactor);
  } finally {
    deadline.clear();
    if (release !== "full") release();
  }
}

function isHealthCheck({ method }: RequestHead, { pathname }: URL, basePath: string): boolean {
  return (method === "GET" || method === "HEAD") && pathname === `${basePath}/health`;
}

/** Says that this process answers. It asks nobody else: an outage of the API is no reason to restart a gateway. */
function health(): PlainResponse {
  return { status: 200, headers: Object.entries(COMMON_HEADERS), text: '{"status":"ok"}' };
}

function foreign(): Refusal {
  return new Refusal(
    "origin_not_allowed",
    "Pages of this origin may not call. Whoever runs the gateway can add it to `origins`.",
  );
}

function busy(): Refusal {
  return new Refusal("gateway_busy", "Too many calls are under way. Try again soon.", { "retry-after": "1" });
}
