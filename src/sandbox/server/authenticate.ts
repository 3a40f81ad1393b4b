import type { RequestHead } from "../../transport/plain-exchange.ts";
import type { Credentials } from "../credentials.ts";
import { ApiError } from "../errors/api-error.ts";

/**
 * Lets a request pass that comes with the project's id and secret, by HTTP Basic.
 *
 * @throws {ApiError} invalid_project_id_authentication for what is no project id, else unauthorized_credentials
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export function authenticate(request: RequestHead, { projectId, secret }: Credentials): void {
  const given = readBasic(request.headers.get("authorization"));
  if (given && given.user === projectId && given.password === secret) return;
  // Recorded: a malformed project id answers 400, not 401.
  if (given && !/^project-(test|live)-./.test(given.user)) {
    throw new ApiError(
      "invalid_project_id_authentication",
      "The project id must begin with project-test-. Copy it from where the sandbox is made.",
    );
  }
  throw new ApiError("unauthorized_credentials");
}

/**
 * Reads the credentials of HTTP Basic.
 *
 * @returns nothing for a header of another form
 */
export function readBasic(header: string | null): { user: string; password: string } | undefined {
  const token = /^basic +([A-Za-z0-9+/]+=*) *$/i.exec(header ?? "")?.[1];
  const pair = token === undefined ? undefined : decode(token);
  const colon = pair?.indexOf(":") ?? -1;
  if (pair === undefined || colon === -1) return undefined;
  return { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function decode(token: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(token), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
