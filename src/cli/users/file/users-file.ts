import type { BrokenRecord, UserRecord } from "./user-record.ts";

/** A place in a file. */
export type Place = Pick<UserRecord, "start" | "length">;

/** A file of users in any form that an export has, read one user after another. */
export interface UsersFile {
  /** Reads the file from its beginning. */
  readonly records: () => AsyncIterable<UserRecord | BrokenRecord>;
  /** Reads a user again. */
  readonly reread: (place: Place) => Promise<UserRecord["user"]>;
  readonly close: () => Promise<void>;
}

/** One form of file, over the way to its bytes. */
export type Form = (path: string, read: (place: Place) => Promise<string>) => Omit<UsersFile, "close">;
