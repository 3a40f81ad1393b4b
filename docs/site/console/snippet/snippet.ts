import type { ConsoleOperation } from "../operation.ts";
import { methodCall } from "./call.ts";
import { curl } from "./curl.ts";
import type { SnippetOptions } from "./languages.ts";
import { withNotes } from "./notes.ts";
import { rawCall } from "./raw.ts";
import { withSetup } from "./setup.ts";

type Params = Readonly<Record<string, unknown>>;

/** Writes a call in any of the ways. */
export function snippet(operation: ConsoleOperation, params: Params, options: SnippetOptions): string {
  const { language, gateway, notes } = options;
  if (language === "curl") return withNotes(curl(operation, params, gateway), notes, "#");
  const call = language === "raw" ? rawCall(operation, params) : methodCall(operation, params, language);
  return withSetup(language, withNotes(call, notes), options);
}
