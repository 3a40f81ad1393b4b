import type { Clock } from "../../clock.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { AttemptError } from "../../transport/attempt-error.ts";
import { addAttemptInfo, type Call } from "../../transport/call.ts";
import { Deadline } from "../../transport/deadline.ts";

/**
 * Reads a body that is a stream, which may never end: the call's time limit and its signal hold here, too. The request
 * keeps a copy, for what middlewares do with it later.
 *
 * @throws {StytchAbortError | StytchTimeoutError | StytchConfigError}
 */
export function readBody(request: Request, call: Call, clock: Clock): Promise<string> {
  const deadline = new Deadline(call, clock);
  const controller = new AbortController();
  return new Promise<string>((resolve, reject) => {
    const onEnd = ({ error }: AttemptError): void => {
      reject(addAttemptInfo(error, call));
      controller.abort();
      // Whatever gives the stream is let go of when both copies are.
      request.body?.cancel().catch(() => {});
    };
    deadline.watcher = { onEnd, processed: () => "no" };
    if (deadline.failure) onEnd(deadline.failure);
    else readCopy(request, controller.signal).then(resolve, () => reject(unreadable(request)));
  }).finally(() => deadline.clear());
}

/** Firefox and React Native have no stream of it. */
async function readCopy(request: Request, signal: AbortSignal): Promise<string> {
  const copy = request.clone();
  const stream = copy.body as ReadableStream<Uint8Array> | null | undefined;
  return (stream ? new Response(stream.pipeThrough(new TransformStream(), { signal })) : copy).text();
}

/** The error that a stream's source threw may show what is in it, so it goes no further. */
function unreadable({ bodyUsed }: Request): StytchConfigError {
  return new StytchConfigError(
    bodyUsed
      ? "The request's body was read before it could be sent. Let a middleware read a copy: request.clone()."
      : "The request's body can't be read: its stream failed, or gave something else than bytes.",
  );
}
