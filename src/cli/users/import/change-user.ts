import { ATTEMPTS, PATIENT, type Calls } from "./calls.ts";
import { explain, judge } from "./failures.ts";
import type { ImportedUser, Result } from "./row.ts";
import type { UpdateStep } from "./step.ts";

/**
 * Changes a user who is there to what their row says. An update may be sent twice, and a password that is there already
 * was given by an attempt whose answer was lost, or by another.
 *
 * @throws whatever no other row would be spared
 */
export async function changeUser(step: UpdateStep, user: ImportedUser, calls: Calls): Promise<Result> {
  const { line, source_id, user_id, by, not_carried } = step;
  const base = { line, source_id, user_id, by };
  for (let attempt = 1; ; attempt++) {
    try {
      await send(step, user, calls);
      return { ...base, outcome: "updated", not_carried };
    } catch (error) {
      const failure = judge(error);
      if (failure === "fatal") throw error;
      if (failure === "refused" || failure === "taken") {
        return { ...base, outcome: failure === "taken" ? "conflict" : "refused", reason: explain(error) };
      }
      if (attempt === ATTEMPTS) return { ...base, outcome: "failed", reason: explain(error) };
      await calls.pause(attempt);
    }
  }
}

async function send(
  { user_id, changes }: UpdateStep,
  { params, isVerified }: ImportedUser,
  calls: Calls,
): Promise<void> {
  if (changes.fields) {
    await calls.writeTurn();
    await calls.stytch.users.update({ user_id, ...changes.fields }, PATIENT);
  }
  const { email } = params;
  if (!changes.password || email === undefined) return;
  await calls.writeTurn();
  const verified = isVerified.email ? { set_email_verified: true } : {};
  await calls.stytch.passwords
    .migrate({ email, ...changes.password, ...verified }, PATIENT)
    .catch((error: unknown) => {
      if ((error as { error_type?: string }).error_type !== "password_already_exists") throw error;
    });
}
