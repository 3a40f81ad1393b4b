import type { ConsoleOperation } from "../operation.ts";
import type { SnippetOptions } from "./languages.ts";
import { literal } from "./literal.ts";

type Params = Readonly<Record<string, unknown>>;

/** Writes a call by its method, or by its flat function. Without params it is empty: `await stytch.users.create();`. */
export function callSnippet(
  operation: ConsoleOperation,
  params: Params,
  language: "method" | "flat",
  options: Omit<SnippetOptions, "language">,
): string {
  return withSetup(language, methodCall(operation, params, language), options);
}

function methodCall({ method, flat }: ConsoleOperation, params: Params, language: "method" | "flat"): string {
  const callee = language === "flat" ? `api.${flat}` : `stytch.${method}`;
  const start = `const response = await ${callee}(`;
  const given = Object.keys(params).length > 0 ? literal(params, 0, start.length + 2) : "";
  return `${start}${given});`;
}

/** Puts the lines that make the client above a call, where they are wanted. */
export function withSetup(
  language: "method" | "flat" | "raw",
  call: string,
  { hasSetup, gateway }: Omit<SnippetOptions, "language">,
): string {
  if (!hasSetup) return call;
  const [factory, name] = language === "flat" ? ["createOperations", "api"] : ["createStytch", "stytch"];
  const options =
    gateway === undefined
      ? "{\n  projectId: process.env.STYTCH_PROJECT_ID!,\n  secret: process.env.STYTCH_SECRET!,\n}"
      : literal({ gateway });
  const made = `import { ${factory} } from "stytch-fetch";\n\nconst ${name} = ${factory}(${options});`;
  return `${made}\n\n${call}`;
}
