import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { factors } from "./factors.ts";
import { FACTOR_LISTS } from "./factors-from-seed.ts";

/**
 * Refuses users of whom two have one value that must be one's own. A repeat within one user counts too.
 *
 * @param nameOf what an error calls a user, by their place
 * @throws {StytchConfigError} naming both users
 */
export function requireUnique(nameOf: (i: number) => string, users: readonly User[]): void {
  const owners = new Map<string, number>();
  users.forEach((user, i) => {
    for (const [field, value] of ownValues(user)) {
      const key = `${field} ${value}`;
      const other = owners.get(key);
      if (other !== undefined) throw repeated(field, nameOf(i), nameOf(other));
      owners.set(key, i);
    }
  });
}

function repeated(field: string, one: string, other: string): StytchConfigError {
  return new StytchConfigError(
    one === other
      ? `${one} has one ${field} twice. Leave one out.`
      : `${one} and ${other} have one ${field}. Give each their own.`,
  );
}

function* ownValues(user: User): Generator<[field: string, value: string]> {
  yield ["user_id", user.user_id];
  if (user.external_id !== null) yield ["external_id", user.external_id];
  for (const { email } of user.emails) yield ["email", email.toLowerCase()];
  for (const { phone_number } of user.phone_numbers) yield ["phone_number", phone_number];
  for (const list of FACTOR_LISTS) {
    const { id } = factors[list];
    const items = [user[list] ?? []].flat() as unknown as Record<string, string>[];
    for (const item of items) yield [id, item[id]!];
  }
}
