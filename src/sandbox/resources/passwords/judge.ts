import type { api_password_v1_Feedback as Feedback } from "../../../../generated/schema.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { PasswordPolicy } from "./password-policy.ts";
import { countLUDS } from "./strength/luds.ts";

/** A password, by what a policy says of it. */
export interface Judgement {
  readonly isStrong: boolean;
  readonly isBreached: boolean;
  readonly score: number;
  readonly feedback: Feedback;
}

/** Judges a password by a project's policy. The words that it takes are loaded by the first call. */
export async function judgePassword(password: string, policy: PasswordPolicy): Promise<Judgement> {
  const isBreached = await isKnownFromBreach(password);
  if (policy.policy === "luds") {
    const luds_requirements = countLUDS(password, policy);
    const isStrong = luds_requirements.missing_characters + luds_requirements.missing_complexity === 0;
    return { isStrong, isBreached, score: 0, feedback: { luds_requirements, suggestions: [], warning: "" } };
  }
  const { estimate } = await import("./strength/estimate.ts");
  const { score, suggestions, warning } = estimate(password);
  const feedback = { luds_requirements: null, suggestions: [...suggestions], warning };
  return { isStrong: score >= 3, isBreached, score, feedback };
}

/** Whether whoever signs in with a password has to reset it first. */
export async function isResetDue(password: string, policy: PasswordPolicy): Promise<boolean> {
  if (policy.checkBreachOnAuthentication && (await isKnownFromBreach(password))) return true;
  return policy.validateOnAuthentication && !(await judgePassword(password, policy)).isStrong;
}

async function isKnownFromBreach(password: string): Promise<boolean> {
  const { isBreached } = await import("./strength/breached.ts");
  return isBreached(password);
}

/**
 * Refuses a new password that the policy doesn't take. That its strength comes first is as recorded.
 *
 * @throws {ApiError} weak_password, breached_password
 */
export function requireGood(
  { isStrong, isBreached }: Judgement,
  { checkBreachOnCreation }: PasswordPolicy,
): void {
  if (!isStrong) throw new ApiError("weak_password");
  if (isBreached && checkBreachOnCreation) throw new ApiError("breached_password");
}
