import type { Hooks } from "../../hooks.ts";
import { createOutput } from "../console.ts";

/** The lines that `--debug` writes to standard error, one for each attempt's end. */
export function debugHooks(): Hooks {
  const output = createOutput("stderr");
  const note = (text: string): void => output.line(output.style("dim", `debug: ${text}`));
  return {
    onResponse: ({ method, path, attempt, status, duration, request_id = "no request id" }) =>
      note(
        `${method} ${path}: attempt ${attempt}: ${status} after ${duration.toFixed(0)} ms (${request_id})`,
      ),
    onError: ({ method, path, attempt, duration, error }) =>
      note(`${method} ${path}: attempt ${attempt}: failed after ${duration.toFixed(0)} ms: ${error.message}`),
    onRetry: ({ delay }) => note(`the next attempt follows in ${delay.toFixed(0)} ms`),
  };
}
