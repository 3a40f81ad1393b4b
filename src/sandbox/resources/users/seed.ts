import type { api_user_v1_Name as Name } from "../../../../generated/schema.ts";
import type { Factors } from "./factors.ts";

/** A user's factors in full or in part. What is left out, ids included, is made up. */
export type SeedFactors = {
  [List in keyof Factors]?: List extends "password"
    ? Partial<Factors[List]>
    : readonly Partial<Factors[List]>[];
};

/**
 * A user to begin with, in the API's own words. At least one factor is needed.
 *
 * @example
 * { email: "ada@example.com", name: { first_name: "Ada" }, created_at: "2026-03-14T09:26:53Z" }
 * @example
 * { emails: [{ email: "ada@example.com", verified: true }], password: {}, roles: ["admin"] }
 */
export interface SeedUser extends SeedFactors {
  /** Made up if left out. */
  user_id?: string;
  /** Short for `emails: [{ email }]`. */
  email?: string;
  /** Short for `phone_numbers: [{ phone_number }]`. */
  phone_number?: string;
  name?: Name;
  /** @default "active" */
  status?: "active" | "pending";
  external_id?: string;
  /** The assigned roles, without `stytch_user`. */
  roles?: readonly string[];
  trusted_metadata?: Readonly<Record<string, unknown>>;
  untrusted_metadata?: Readonly<Record<string, unknown>>;
  /**
   * In RFC 3339; fractions of a second are dropped.
   *
   * @default now
   */
  created_at?: string;
  /** The moments between which the user is locked; both or neither. */
  lock_created_at?: string;
  lock_expires_at?: string;
}
