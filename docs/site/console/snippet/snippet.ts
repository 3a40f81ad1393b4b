import type { ConsoleOperation } from "../operation.ts";
import { callSnippet, withSetup } from "./call.ts";
import { curl } from "./curl.ts";
import type { SnippetOptions } from "./languages.ts";
import { rawCall } from "./raw.ts";

type Params = Readonly<Record<string, unknown>>;

/** Writes a call in any of the ways. */
export function snippet(operation: ConsoleOperation, params: Params, options: SnippetOptions): string {
  const { language, gateway } = options;
  switch (language) {
    case "curl":
      return curl(operation, params, gateway);
    case "raw":
      return withSetup(language, rawCall(operation, params), options);
    default:
      return callSnippet(operation, params, language, options);
  }
}
