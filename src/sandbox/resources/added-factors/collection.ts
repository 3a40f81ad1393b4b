import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime, writeTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { defineEnding } from "../login/ending.ts";
import type { OperationSurroundings } from "../operation.ts";
import { users } from "../users/collection.ts";
import { withoutFactor } from "../users/remove-factor.ts";

const MINUTES = 5;

/** An address that was added to a user, and that they have not proven yet to be theirs. */
export interface AddedFactor {
  readonly factor_id: string;
  readonly user_id: string;
  readonly list: "emails" | "phone_numbers";
  /** The moment at which the user loses it again, in RFC 3339. */
  readonly expires_at: string;
}

/** The addresses that wait for their proof, and their part of a snapshot. */
export const addedFactors = defineEnding({
  name: "added_factors",
  key: "factor_id",
  ended({ factor_id, list, user_id }, store) {
    const user = store.get(users).find(user_id);
    // A test may have proven it by other means.
    if (user && isUnproven(user, factor_id)) store.get(users).save(withoutFactor(user, list, factor_id));
  },
  read: readFactor,
});

function isUnproven({ emails, phone_numbers }: User, factor_id: string): boolean {
  return (
    emails.some(({ email_id, verified }) => email_id === factor_id && !verified) ||
    phone_numbers.some(({ phone_id, verified }) => phone_id === factor_id && !verified)
  );
}

function readFactor(at: string, given: unknown, known: ReadonlySet<string>): AddedFactor {
  const factor: unknown = copyJSON(at, given);
  const { factor_id, user_id, list, expires_at } = isObject(factor) ? factor : {};
  const isRight =
    typeof factor_id === "string" &&
    typeof user_id === "string" &&
    known.has(user_id) &&
    (list === "emails" || list === "phone_numbers") &&
    readTime(expires_at) !== undefined;
  if (isRight) return factor as AddedFactor;
  throw new StytchConfigError(
    `${at} must have factor_id, the user_id of one of the users, list (emails or phone_numbers) and expires_at. Leave it out.`,
  );
}

/** Has an address taken from its user again, unless they prove within five minutes that it is theirs. */
export function expectProof(
  factor: Omit<AddedFactor, "expires_at">,
  { store, clock }: OperationSurroundings,
): void {
  store.get(addedFactors).save({ ...factor, expires_at: writeTime(clock.now() + MINUTES * 60_000) });
}
