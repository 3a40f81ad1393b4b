import { writeTime } from "../../environment/time.ts";
import type { Attributes } from "../login/match-attributes.ts";
import type { OperationSurroundings } from "../operation.ts";
import { hashToken } from "../sessions/token-hash.ts";
import { magicLinks, type MagicLink } from "./collection.ts";

/** The parts of a link that its maker decides. */
export interface NewLink extends Pick<MagicLink, "kind" | "user_id" | "method_id"> {
  readonly minutes: number;
  readonly attributes?: Attributes | undefined;
  readonly code_challenge?: string | undefined;
}

/**
 * Makes a token that signs in once, by `magicLinks.authenticate`. Those that were made before stay good.
 *
 * @example
 * const { token, expires_at } = makeLinkToken({ kind: "email", user_id, method_id, minutes: 60 }, surroundings);
 */
export function makeLinkToken(
  { minutes, attributes = {}, code_challenge, ...link }: NewLink,
  { store, clock, ids }: OperationSurroundings,
): { readonly token: string; readonly expires_at: string } {
  const token = ids.token();
  const expires_at = writeTime(clock.now() + minutes * 60_000);
  store.get(magicLinks).add({
    ...link,
    attributes,
    expires_at,
    is_used: false,
    token_hash: hashToken(token),
    ...(code_challenge !== undefined && { code_challenge }),
  });
  return { token, expires_at };
}
