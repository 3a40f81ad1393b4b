import type { api_user_v1_CreateRequest } from "../../../../generated/schema.ts";
import type { PasswordHash } from "../../../clerk/hashes/hash.ts";

/** The fields that `users.create` takes. */
export type CreateParams = api_user_v1_CreateRequest;

/** A user as a file describes them, in the API's terms. */
export interface ImportedUser {
  readonly params: CreateParams;
  /** The hash of the password that they have elsewhere. Never told in any output. */
  readonly password?: PasswordHash | undefined;
  /** Whether the file says that the address, or the number, was verified. Only with a password can the API be told. */
  readonly isVerified: { readonly email: boolean; readonly phone: boolean };
  /** Their id in the system that they come from. */
  readonly sourceId?: string | undefined;
  /** The parts of them that the API doesn't take, each with the reason. */
  readonly notCarried: readonly string[];
}

/** A user of a file, or why there is none. */
export type RowContent = { readonly user: ImportedUser } | { readonly problem: string };

/** A user of a file, and the line that they begin at. */
export type Row = RowContent & { readonly line: number };

/** A value of a file, or why there is none, and its line. */
export type Value = { readonly line: number } & ({ readonly value: unknown } | { readonly problem: string });

/** The fate of a row. */
export type Outcome =
  "created" | "updated" | "already_there" | "duplicate" | "conflict" | "invalid" | "refused" | "failed";

/** The field by which a user was found. */
export type Identifier = "external_id" | "email" | "phone_number";

/** The fate of a row, as it is told. */
export interface Result {
  readonly line: number;
  readonly outcome: Outcome;
  /** Their id in the system that they come from. */
  readonly source_id?: string | undefined;
  readonly user_id?: string | undefined;
  /** The identifier by which the user was found who is there already. */
  readonly by?: Identifier | undefined;
  readonly reason?: string | undefined;
  readonly not_carried?: readonly string[] | undefined;
}
