import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { defineEnding } from "../login/ending.ts";
import type { Attributes } from "../login/match-attributes.ts";

/** A magic link. Its token is nowhere in the sandbox but in the message that it was sent in. */
export interface MagicLink {
  /** SHA-256 of the token, in hex. */
  readonly token_hash: string;
  readonly user_id: string;
  /** The `email_id` of the address that it was sent to, and proves; `""` for one that was not sent. */
  readonly method_id: string;
  readonly kind: "email" | "invite" | "embedded";
  /** In RFC 3339. */
  readonly expires_at: string;
  readonly is_used: boolean;
  /** Those of the send. */
  readonly attributes: Attributes;
  /** That of PKCE, if the send had one. */
  readonly code_challenge?: string | undefined;
}

/** For so long a link that is of no more use is told from one that never was, in milliseconds. */
const REMEMBERED = 24 * 60 * 60_000;

/** The magic links of one sandbox, and their part of a snapshot. */
export const magicLinks = defineEnding({
  name: "magic_links",
  key: "token_hash",
  plural: "links",
  remembered: REMEMBERED,
  read: readLink,
});

function readLink(at: string, given: unknown, known: ReadonlySet<string>): MagicLink {
  const link: unknown = copyJSON(at, given);
  const { token_hash, user_id, method_id, kind, expires_at, is_used, attributes, code_challenge } = isObject(
    link,
  )
    ? link
    : {};
  const isRight =
    typeof token_hash === "string" &&
    typeof user_id === "string" &&
    known.has(user_id) &&
    typeof method_id === "string" &&
    typeof kind === "string" &&
    ["email", "invite", "embedded"].includes(kind) &&
    readTime(expires_at) !== undefined &&
    typeof is_used === "boolean" &&
    isObject(attributes) &&
    ["string", "undefined"].includes(typeof code_challenge);
  if (isRight) return link as MagicLink;
  throw new StytchConfigError(
    `${at} must have token_hash, the user_id of one of the users, method_id, kind (email, invite or embedded), expires_at, is_used, attributes, and code_challenge as a text or not at all. Leave it out.`,
  );
}
