import { isDeepStrictEqual } from "node:util";
import { CliError } from "../../cli-error.ts";

/** The way that a column's cells stand for values. */
interface Kind {
  /** The text of a value, or nothing for one that the column can't hold. */
  readonly write: (value: unknown) => string | undefined;
  /** The value of a text; nothing where it stands for none. */
  readonly read: (text: string) => unknown;
}

/** The column of all that no other column holds: an object of JSON, from paths to values. */
export const RAW = "_raw";

const text = (empty: unknown): Kind => ({
  write: (value) => (value === empty ? "" : typeof value === "string" ? value : undefined),
  read: (cell) => (cell === "" ? empty : cell),
});

const boolean: Kind = {
  write: (value) => (typeof value === "boolean" ? String(value) : undefined),
  read: (cell) => {
    if (cell === "") return undefined;
    // As spreadsheets write them.
    const lower = cell.toLowerCase();
    if (lower !== "true" && lower !== "false") throw new CliError("must be true or false");
    return lower === "true";
  },
};

const json = (empty: unknown): Kind => ({
  write: (value) => (isDeepStrictEqual(value, empty) ? "" : JSON.stringify(value)),
  read: (cell) => (cell === "" ? structuredClone(empty) : parse(cell)),
});

function parse(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    throw new CliError("must be JSON");
  }
}

const factor = (list: string, i: number, id: string, value: string): Record<string, Kind> => ({
  [`${list}.${i}.${id}`]: text(undefined),
  [`${list}.${i}.${value}`]: text(undefined),
  [`${list}.${i}.verified`]: boolean,
});

/** The columns of users, in their order, but for the last, which is {@link RAW}. */
export const COLUMNS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    user_id: text(undefined),
    external_id: text(null),
    status: text(undefined),
    "name.first_name": text(""),
    "name.middle_name": text(""),
    "name.last_name": text(""),
    ...factor("emails", 0, "email_id", "email"),
    ...factor("emails", 1, "email_id", "email"),
    ...factor("phone_numbers", 0, "phone_id", "phone_number"),
    roles: json([]),
    trusted_metadata: json({}),
    untrusted_metadata: json({}),
    is_locked: boolean,
    lock_created_at: text(null),
    lock_expires_at: text(null),
    created_at: text(undefined),
  }),
);

/** The columns for some fields, or for all of them. */
export function columnsOf(fields: readonly string[] | undefined): string[] {
  const all = [...COLUMNS.keys()];
  if (!fields) return [...all, RAW];
  const columns = all.filter((column) =>
    fields.some((field) => column === field || column.startsWith(`${field}.`)),
  );
  // A field that is a column by itself leaves nothing over, but for what that can't give back.
  return fields.every((field) => COLUMNS.has(field)) ? columns : [...columns, RAW];
}

/** A user's fields as they are where nothing is told: such values take no room in {@link RAW}. */
export const EMPTY: Readonly<Record<string, unknown>> = {
  emails: [],
  phone_numbers: [],
  providers: [],
  password: null,
  webauthn_registrations: [],
  biometric_registrations: [],
  totps: [],
  crypto_wallets: [],
};
