import { ApiError } from "../../../errors/api-error.ts";

const FORM = /^\$2[aby]\$(\d\d)\$[./\dA-Za-z]{53}$/;
/** A cost more doubles the time: 15 takes seconds. */
const COSTS = { min: 4, max: 15 };

/**
 * Reads a hash of bcrypt.
 *
 * @throws {ApiError} invalid_bcrypt_hash, invalid_bcrypt_cost
 */
export function readBcrypt(hash: string): string {
  const [, cost] = FORM.exec(hash) ?? [];
  if (cost === undefined) throw new ApiError("invalid_bcrypt_hash");
  if (Number(cost) < COSTS.min || Number(cost) > COSTS.max) throw new ApiError("invalid_bcrypt_cost");
  return hash;
}

/** Whether a hash is that of a password, of which bcrypt reads 72 bytes. */
export async function matchesBcrypt(hash: string, password: string): Promise<boolean> {
  const { compare } = await import("bcryptjs");
  return compare(password, hash);
}
