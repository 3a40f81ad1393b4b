import { isObject } from "../../../json.ts";
import { ApiError } from "../../errors/api-error.ts";

/** Parts of a request about the end user's own. */
export interface Attributes {
  readonly ip_address?: string | undefined;
  readonly user_agent?: string | undefined;
}

/** The attributes that must be the same at the send and at the sign-in. */
export interface MatchOptions {
  readonly ip_match_required?: boolean | undefined;
  readonly user_agent_match_required?: boolean | undefined;
}

/**
 * Refuses a sign-in from another address or browser than the send's, where that must not be. One that wasn't given is
 * another.
 *
 * @throws {ApiError} attribute_mismatch
 */
export function requireMatch(
  sent: Attributes = {},
  now: Attributes = {},
  { ip_match_required, user_agent_match_required }: MatchOptions = {},
): void {
  const isSame = (name: keyof Attributes): boolean => !!sent[name] && sent[name] === now[name];
  if (ip_match_required && !isSame("ip_address")) throw new ApiError("attribute_mismatch");
  if (user_agent_match_required && !isSame("user_agent")) throw new ApiError("attribute_mismatch");
}

type Body = Readonly<Record<string, unknown>>;

/** Puts `false` for the option that a body leaves out. The document wants both, and callers send one. */
export function completeMatchOptions(body: Body): Body {
  const { options } = body;
  if (!isObject(options)) return body;
  return { ...body, options: { ip_match_required: false, user_agent_match_required: false, ...options } };
}
