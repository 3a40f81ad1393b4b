import type { SnippetOptions } from "./languages.ts";
import { Code, literal } from "./literal.ts";

// In the file's own words: the token that was typed into the page is in no code.
const TOKEN = new Code("`Bearer ${process.env.STYTCH_GATEWAY_TOKEN}`");

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
      : literal({ gateway, headers: { authorization: TOKEN } });
  const made = `import { ${factory} } from "stytch-fetch";\n\nconst ${name} = ${factory}(${options});`;
  return `${made}\n\n${call}`;
}
