import type { ConsoleOperation } from "../operation.ts";
import { literal } from "./literal.ts";

type Params = Readonly<Record<string, unknown>>;

/** Writes a call by its method, or by its flat function. Without params it is empty: `await stytch.users.create();`. */
export function methodCall(
  { method, flat }: ConsoleOperation,
  params: Params,
  language: "method" | "flat",
): string {
  const callee = language === "flat" ? `api.${flat}` : `stytch.${method}`;
  const start = `const response = await ${callee}(`;
  const given = Object.keys(params).length > 0 ? literal(params, 0, start.length + 2) : "";
  return `${start}${given});`;
}
