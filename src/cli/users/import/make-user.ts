import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { ATTEMPTS, PATIENT, type Calls } from "./calls.ts";
import { explain, judge } from "./failures.ts";
import { findUsers } from "./find-users.ts";
import { keysOf, matchUser, type Match } from "./identifiers.ts";
import type { ImportedUser, Result } from "./row.ts";

/** So often is a user looked for whom the API says that there is: a search may not know them yet. */
const LOOKS = 4;

/**
 * Makes a user, never twice: where nobody knows whether a call was carried out, the user is looked up before the call is
 * made again.
 *
 * @throws whatever no other row would be spared
 */
export async function makeUser(line: number, user: ImportedUser, calls: Calls): Promise<Result> {
  const base = { line, source_id: user.sourceId };
  const not_carried = user.notCarried;
  let lost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return { ...base, ...(await send(user, calls)), not_carried };
    } catch (error) {
      const failure = judge(error);
      if (failure === "fatal") throw error;
      if (failure === "refused") return { ...base, outcome: "refused", reason: explain(error) };
      if (failure === "taken") return { ...base, ...(await findTaken(user, lost, error, calls)) };
      lost ||= failure === "unknown";
      const found = failure === "unknown" ? await lookUp(user, calls) : undefined;
      if (found) return { ...base, ...tell(found, true), ...("user" in found && { not_carried }) };
      if (attempt === ATTEMPTS) return { ...base, outcome: "failed", reason: explain(error) };
      await calls.pause(attempt);
    }
  }
}

/** With a password by the call that takes hashes, which makes the user too. */
async function send(
  user: ImportedUser,
  { stytch, writeTurn }: Calls,
): Promise<Pick<Result, "outcome" | "user_id" | "reason">> {
  await writeTurn();
  const { password, params, isVerified } = user;
  if (!password) {
    const { user_id } = await stytch.users.create(params, PATIENT);
    return { outcome: "created", user_id };
  }
  const { create_user_as_pending, attributes, ...rest } = params;
  const { user_id, user_created } = await stytch.passwords.migrate(
    {
      ...(rest as { email: string }),
      ...password,
      ...(isVerified.email && { set_email_verified: true }),
      ...(isVerified.phone && rest.phone_number !== undefined && { set_phone_number_verified: true }),
    },
    PATIENT,
  );
  if (user_created) return { outcome: "created", user_id };
  return { outcome: "updated", user_id, reason: "another made the user meanwhile, who got the password" };
}

/** Tells of a user whom the API says that there is. */
async function findTaken(
  user: ImportedUser,
  lost: boolean,
  error: unknown,
  calls: Calls,
): Promise<Omit<Result, "line">> {
  for (let look = 1; look <= LOOKS; look++) {
    const found = await lookUp(user, calls);
    if (found) return tell(found, lost);
    await calls.pause(look);
  }
  return { outcome: "conflict", reason: explain(error) };
}

/** A search that fails leaves the row where it was: it is tried again, or fails. */
async function lookUp(user: ImportedUser, calls: Calls): Promise<Match | undefined> {
  const keys = keysOf(user.params);
  try {
    return matchUser(keys, await findUsers([keys], calls), user.sourceId);
  } catch (error) {
    if (judge(error) === "fatal") throw error;
    return undefined;
  }
}

function tell(match: Match, isOurs: boolean): Omit<Result, "line"> {
  const { by } = match;
  if ("conflict" in match) return { outcome: "conflict", user_id: match.user_id, by, reason: match.conflict };
  const { user_id }: User = match.user;
  if (!isOurs) return { outcome: "already_there", user_id, by };
  return { outcome: "created", user_id, by, reason: "the answer was lost, and the user was found" };
}
