import type { SnippetOptions } from "./languages.ts";
import { literal } from "./literal.ts";

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
