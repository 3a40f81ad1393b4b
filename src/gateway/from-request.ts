import { keepText } from "../transport/kept-text.ts";
import { onAbort } from "../transport/on-abort.ts";
import type { PlainRequest, PlainResponse } from "../transport/plain-exchange.ts";

/** Reads a `Request` as what a server has. */
export function fromRequest(request: Request): PlainRequest {
  const { url, method, headers } = request;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return {
    url,
    method,
    headers,
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

/** Makes a `Response` of an answer. */
export function toResponse({ status, headers, text }: PlainResponse): Response {
  return keepText(new Response(text, { status, headers: headers as [string, string][] }), text);
}
