import type { api_user_v1_User } from "../../../generated/schema.ts";
import { isObject } from "../../json.ts";
import type { GatewayCall } from "../types.ts";
import { isMissing } from "./is-missing.ts";
import { ownField } from "./places.ts";

/** The ids of factors that paths name a user by, each with its place in the user. */
export const FACTORS: ReadonlyMap<string, keyof api_user_v1_User> = new Map([
  ["email_id", "emails"],
  ["phone_id", "phone_numbers"],
  ["password_id", "password"],
  ["totp_id", "totps"],
  ["webauthn_registration_id", "webauthn_registrations"],
  ["biometric_registration_id", "biometric_registrations"],
  ["crypto_wallet_id", "crypto_wallets"],
  ["oauth_user_registration_id", "providers"],
]);

/**
 * Finds a parameter that names another user's factor, or none that there is: the caller is told the same of both.
 *
 * @throws {StytchError} where the user can't be asked for
 */
export async function findForeignFactor(call: GatewayCall, user_id: string): Promise<string | undefined> {
  const named = Object.entries(call.params).filter(([name]) => FACTORS.has(name));
  if (named.length === 0) return undefined;
  const { stytch, signal } = call;
  await call.countQuestion();
  const user = await stytch.users.get({ user_id }, { signal }).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  return named.find(([name, id]) => !listIds(user, name).includes(id))?.[0];
}

function listIds(user: object | undefined, name: string): unknown[] {
  const value = ownField(user, FACTORS.get(name)!);
  const factors: unknown[] = Array.isArray(value) ? value : [value];
  return factors.map((factor) => (isObject(factor) ? ownField(factor, name) : undefined));
}
