import type { api_user_v1_SearchUsersQuery as Query } from "../../../../generated/schema.ts";
import type { Pseudonyms } from "../pseudonyms/pseudonyms.ts";

/** The forms that an export can be written in. */
export const FORMATS = ["jsonl", "csv", "json"] as const;
export type FormatName = (typeof FORMATS)[number];

/** An export's contents: an unfinished one is gone on with only where all of this is the same. */
export interface ExportSubject {
  readonly format: FormatName;
  /** The fields of each user, or nothing for all of them. */
  readonly fields?: readonly string[] | undefined;
  readonly query?: Query | undefined;
  /** The project's id. */
  readonly project: string;
  /** The fingerprint of the key that the users are pseudonymised by. */
  readonly pseudonymKey?: string | undefined;
  /** Whether cells of CSV stay as they are, also where a spreadsheet would run them. */
  readonly rawCells: boolean;
}

/** An export that is asked for. */
export interface ExportOptions extends Omit<ExportSubject, "pseudonymKey"> {
  /** The path of the file. */
  readonly out: string;
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
  /** Whether an unfinished export is thrown away, in place of going on with it. */
  readonly restart: boolean;
  /** The users of a page, 1,000 at most. */
  readonly pageSize: number;
  /** The pseudonyms that stand for what tells who a user is, if any. */
  readonly pseudonyms?: Pseudonyms | undefined;
}
