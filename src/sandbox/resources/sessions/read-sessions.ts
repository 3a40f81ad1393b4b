import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { documentValidator } from "../../../validate/document.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { copyJSON } from "../../seed/given.ts";
import { readList } from "../../seed/read-list.ts";
import type { ReadContext } from "../../store/definition.ts";
import { idsOfUsers } from "../users/collection.ts";
import type { StoredSession } from "./session.ts";

/**
 * Reads the sessions of a snapshot.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function readSessions(at: string, part: unknown, context: ReadContext): StoredSession[] {
  const known = idsOfUsers(context);
  return readList(at, part, {
    keys: ["session_id", "token_hash"],
    plural: "sessions",
    read: (place, session) => readSession(place, session, known),
  });
}

function readSession(at: string, given: unknown, known: ReadonlySet<string>): StoredSession {
  const copied: unknown = copyJSON(at, given);
  const { token_hash, ...session } = isObject(copied) ? copied : {};
  if (typeof token_hash !== "string" || !/^[0-9a-f]{64}$/.test(token_hash)) {
    throw new StytchConfigError(`${at}.token_hash must be a SHA-256 in hex. Leave the session out.`);
  }
  const schema = documentValidator.schema("api_session_v1_Session");
  const problem = explainProblem({ validator: documentValidator, schema }, { ...session, roles: [] }, at);
  if (problem) throw new StytchConfigError(problem);
  // Not put together again of its parts, which would give each session a shape of its own in memory.
  const read = copied as StoredSession;
  if (known.has(read.user_id)) return read;
  throw new StytchConfigError(
    `${at} is of ${read.user_id}, whom users doesn't have. Add the user, or remove the session.`,
  );
}
