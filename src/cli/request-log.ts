import type { Handler } from "../node/index.ts";
import { keptText } from "../transport/kept-text.ts";
import type { Output } from "./console.ts";

/** Writes a line for each request, once its answer is whole: method, path, status, time, and request id or failure. */
export function logRequests(handler: Handler, output: Output): Handler {
  return async (request, connection) => {
    const started = performance.now();
    const { method, url } = request;
    // Without its query, and percent-encoded as it came, so that no one writes lines of their own here.
    const { pathname } = new URL(url);
    const note = (status: string, more = ""): void => {
      const milliseconds = `${(performance.now() - started).toFixed(0)} ms`;
      output.line(`${method} ${pathname} ${colour(output, status)} ${milliseconds} ${more}`.trimEnd());
    };
    try {
      const response = await handler(request, connection);
      const { status } = response;
      const text = keptText(response);
      // A clone would be read part by part, and the answer with it.
      if (text !== undefined) note(String(status), findRequestId(text));
      else {
        void response
          .clone()
          .text()
          .then(
            (whole) => note(String(status), findRequestId(whole)),
            () => note(`${status}, cut off`),
          );
      }
      return response;
    } catch (error) {
      note("failed", error instanceof Error ? `(${error.message})` : "");
      throw error;
    }
  };
}

/** Of the form that ids have, and nothing else that a body may hold. */
function findRequestId(text: string): string | undefined {
  return /"request_id":"(request-id-[0-9a-z-]{1,60})"/.exec(text)?.[1];
}

function colour(output: Output, status: string): string {
  if (status.startsWith("2")) return output.style("green", status);
  return output.style(status.startsWith("4") ? "yellow" : "red", status);
}
