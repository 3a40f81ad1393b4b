import { onAbort } from "../transport/on-abort.ts";
import type { PlainRequest } from "../transport/plain-exchange.ts";

/** Reads a `Request` as what a server has. */
export function fromRequest(request: Request): PlainRequest {
  const { url, method, headers } = request;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return {
    url,
    method,
    headers,
    get rawHeaders() {
      return [...headers].flat();
    },
    async read(take) {
      reader = request.body?.getReader();
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) return;
        take(part.value);
      }
    },
    cancel: () => void reader?.cancel().catch(() => undefined),
    onGone(run) {
      const { signal } = request;
      if (!signal.aborted) return onAbort(signal, run);
      run();
      return () => undefined;
    },
    toRequest: () => request,
  };
}
