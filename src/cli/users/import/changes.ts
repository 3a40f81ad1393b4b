import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { stringifySorted } from "../../../json.ts";
import type { ImportedUser } from "./row.ts";
import type { Changes } from "./step.ts";

type Fields = Readonly<Record<string, unknown>>;

const DEFAULT_ROLE = "stytch_user";

/**
 * The fields to send so that a user has what their row says. Those that the row is silent on stay: keys of metadata,
 * parts of a name. Nothing: there is no difference.
 */
export function findChanges({ params, password }: ImportedUser, user: User): Changes | undefined {
  const external_id = params.external_id === (user.external_id ?? undefined) ? undefined : params.external_id;
  const roles = isSameSet(params.roles, user.roles) ? undefined : params.roles;
  const fields = {
    ...(external_id !== undefined && { external_id }),
    ...(roles !== undefined && { roles }),
    ...part("name", { ...params.name }, { ...user.name }),
    ...part("trusted_metadata", params.trusted_metadata, user.trusted_metadata),
    ...part("untrusted_metadata", params.untrusted_metadata, user.untrusted_metadata),
  };
  const missing = user.password ? undefined : password;
  if (Object.keys(fields).length === 0 && !missing) return undefined;
  return { fields: Object.keys(fields).length > 0 ? fields : undefined, password: missing };
}

/** The members of an object that are other than the user's. */
function part(field: string, wanted: Fields | undefined, found: Fields | null | undefined): Fields {
  const changed = Object.entries(wanted ?? {}).filter(
    ([key, value]) => value !== null && stringifySorted(value) !== stringifySorted(found?.[key] ?? null),
  );
  return changed.length === 0 ? {} : { [field]: Object.fromEntries(changed) };
}

function isSameSet(wanted: readonly string[] | undefined, found: readonly string[]): boolean {
  if (wanted === undefined) return true;
  const own = found.filter((role) => role !== DEFAULT_ROLE);
  return wanted.length === own.length && wanted.every((role) => own.includes(role));
}
