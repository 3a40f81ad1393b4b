import type { ConsoleOperation } from "../operation.ts";
import { curl } from "./curl.ts";
import { Code, literal } from "./literal.ts";
import { splitParams } from "./split.ts";

/** The ways to write a call. */
export const languages = [
  { id: "method", label: "TypeScript" },
  { id: "flat", label: "Flat function" },
  { id: "raw", label: "openapi-fetch" },
  { id: "curl", label: "cURL" },
] as const;

/** One of the ways to write a call. */
export type Language = (typeof languages)[number]["id"];

/** The settings of a snippet. */
export interface SnippetOptions {
  readonly language: Language;
  /** Whether the lines that make the client stand above. */
  readonly hasSetup: boolean;
  /** The URL of a gateway that takes the call. Left out: the API itself. */
  readonly gateway?: string | undefined;
}

type Params = Readonly<Record<string, unknown>>;

/** Writes a call. Without params it is the empty call: `await stytch.users.create();`. */
export function snippet(operation: ConsoleOperation, params: Params, options: SnippetOptions): string {
  const { language, hasSetup, gateway } = options;
  if (language === "curl") return curl(operation, params, gateway);
  const call = language === "raw" ? rawCall(operation, params) : methodCall(operation, params, language);
  return hasSetup ? `${setup(language, gateway)}\n\n${call}` : call;
}

function methodCall({ method, flat }: ConsoleOperation, params: Params, language: "method" | "flat"): string {
  const callee = language === "flat" ? `api.${flat}` : `stytch.${method}`;
  const start = `const response = await ${callee}(`;
  const given = Object.keys(params).length > 0 ? literal(params, 0, start.length + 2) : "";
  return `${start}${given});`;
}

const PROJECT_ID = new Code("process.env.STYTCH_PROJECT_ID!");

function rawCall(operation: ConsoleOperation, params: Params): string {
  const { verb, parameters } = operation;
  const split = splitParams(operation, params);
  const isEmpty = Object.keys(params).length === 0;
  // openapi-fetch knows no options that fill a path, and wants a body where one is needed.
  const options = parameters.filter(({ fromOption }) => fromOption).map(({ name }) => [name, PROJECT_ID]);
  const path = { ...(Object.fromEntries(options) as Params), ...split.path };
  const around = { ...pair("path", path), ...pair("query", split.query) };
  const body = operation.body?.required && !isEmpty ? { body: split.body } : pair("body", split.body);
  const init = { ...pair("params", around), ...body };
  const start = `const { data, error } = await stytch.raw.${verb}(${JSON.stringify(operation.path)}`;
  const rest = Object.keys(init).length > 0 ? `, ${literal(init, 0, start.length + 4)}` : "";
  return `${start}${rest});`;
}

function pair(name: string, value: Params): Params {
  return Object.keys(value).length > 0 ? { [name]: value } : {};
}

function setup(language: "method" | "flat" | "raw", gateway: string | undefined): string {
  const [factory, name] = language === "flat" ? ["createOperations", "api"] : ["createStytch", "stytch"];
  const options =
    gateway === undefined
      ? "{\n  projectId: process.env.STYTCH_PROJECT_ID!,\n  secret: process.env.STYTCH_SECRET!,\n}"
      : literal({ gateway });
  return `import { ${factory} } from "stytch-fetch";\n\nconst ${name} = ${factory}(${options});`;
}
