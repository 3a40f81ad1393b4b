import { StytchConfigError } from "../errors/config.ts";
import { AttemptError } from "./attempt-error.ts";
import { requestLabel, type Call } from "./call.ts";

/**
 * Makes the error for what the runtime didn't permit, if a failure is of that kind: the next attempt would meet it again.
 *
 * @param cause the failure, cleaned
 * @see https://docs.deno.com/runtime/fundamentals/security/
 * @see https://nodejs.org/docs/latest-v24.x/api/permissions.html
 */
export function permissionError(cause: Error & { code?: string }, call: Call): AttemptError | undefined {
  for (let inner: unknown = cause; inner instanceof Error; inner = inner.cause) {
    if (!isDenied(inner)) continue;
    const problem = `${requestLabel(call)} needs a permission that this runtime was not given: ${inner.message}`;
    return new AttemptError(new StytchConfigError(problem, { cause }));
  }
  return undefined;
}

/** Deno tells it by the error's name, Node by its code. */
function isDenied({ name, code }: Error & { code?: string }): boolean {
  return name === "NotCapable" || name === "PermissionDenied" || code === "ERR_ACCESS_DENIED";
}
