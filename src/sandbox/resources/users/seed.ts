import type { api_user_v1_Name as Name } from "../../../../generated/schema.ts";
import type { Parts } from "../../seed/given.ts";
import type { Factors } from "./factors.ts";

/** A user's factors in full or in part. What is left out, ids included, is made up. */
export type SeedFactors = {
  [List in keyof Factors]?:
    (List extends "password" ? Parts<Factors[List]> : readonly Parts<Factors[List]>[]) | undefined;
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
  user_id?: string | undefined;
  /** Short for `emails: [{ email }]`. */
  email?: string | undefined;
  /** Short for `phone_numbers: [{ phone_number }]`. */
  phone_number?: string | undefined;
  name?: Name | undefined;
  /** @default "active" */
  status?: "active" | "pending" | undefined;
  external_id?: string | undefined;
  /** The assigned roles, without `stytch_user`. */
  roles?: readonly string[] | undefined;
  trusted_metadata?: Readonly<Record<string, unknown>> | undefined;
  untrusted_metadata?: Readonly<Record<string, unknown>> | undefined;
  /**
   * In RFC 3339; fractions of a second are dropped.
   *
   * @default now
   */
  created_at?: string | undefined;
  /** The moments between which the user is locked; both or neither. */
  lock_created_at?: string | undefined;
  lock_expires_at?: string | undefined;
}
