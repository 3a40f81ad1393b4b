import type { Route } from "../../generated/routes.ts";

/** The safety of a repeated request by its method, where no document tells it: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const SAFETY: Partial<Record<string, Route["retry"]>> = {
  GET: "read",
  HEAD: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
};

/** The safety of a repeated request by its method in capitals, for what no document tells it of. */
export function safetyOf(method: string): Route["retry"] {
  return SAFETY[method] ?? "unsafe";
}
