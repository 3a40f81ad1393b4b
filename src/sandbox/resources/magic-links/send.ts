import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { messages } from "../../messages/collection.ts";
import type { Message } from "../../messages/message.ts";
import type { Project } from "../../project.ts";
import type { Attributes } from "../login/match-attributes.ts";
import { audienceOf, type Recipient } from "../login/recipient.ts";
import { makeLink, requirePkceForNative, requireRedirectUrl } from "../login/redirect-urls.ts";
import type { OperationSurroundings } from "../operation.ts";
import { makeLinkToken } from "./make-token.ts";

type Audience = Message["audience"];

/** The fields of a send that are about its message. */
export interface LinkWishes {
  readonly login_magic_link_url?: string | undefined;
  readonly signup_magic_link_url?: string | undefined;
  readonly login_expiration_minutes?: number | undefined;
  readonly signup_expiration_minutes?: number | undefined;
  readonly login_template_id?: string | undefined;
  readonly signup_template_id?: string | undefined;
  readonly code_challenge?: string | undefined;
  readonly locale?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The pages that a link may lead to, by whom it is for. */
export type LinkUrls = Readonly<Record<Audience, string>>;

const DEFAULT_MINUTES: Readonly<Record<Audience, number>> = { login: 60, signup: 7 * 24 * 60 };

/**
 * The pages that a link may lead to. Both are checked, whoever it is for.
 *
 * @throws {ApiError}
 */
export function requireLinkUrls(
  { login_magic_link_url, signup_magic_link_url, code_challenge }: LinkWishes,
  project: Project,
): LinkUrls {
  const login = requireRedirectUrl("login", login_magic_link_url, project);
  const signup = requireRedirectUrl("signup", signup_magic_link_url, project);
  requirePkceForNative([login, signup], code_challenge);
  return { login, signup };
}

/** Sends a magic link. Those that were sent before stay good. */
export function sendLink(
  to: string,
  recipient: Recipient,
  wishes: LinkWishes,
  urls: LinkUrls,
  surroundings: OperationSurroundings,
): void {
  const { user, method_id } = recipient;
  const audience = audienceOf(recipient);
  const { attributes, code_challenge, locale } = wishes;
  const minutes = wishes[`${audience}_expiration_minutes`] ?? DEFAULT_MINUTES[audience];
  const template_id = wishes[`${audience}_template_id`];
  const link = { kind: "email", minutes, attributes, code_challenge } as const;
  deliver({ ...link, audience, locale, method_id, template_id, to, url: urls[audience], user }, surroundings);
}

/** A link on its way into a message. */
export interface Delivery {
  readonly kind: "email" | "invite";
  readonly to: string;
  readonly user: User;
  readonly method_id: string;
  readonly audience: Audience;
  readonly url: string;
  readonly minutes: number;
  readonly locale: string | undefined;
  readonly template_id: string | undefined;
  readonly attributes: Attributes | undefined;
  readonly code_challenge?: string | undefined;
}

/** Makes a link, and the message that it goes in. */
export function deliver(delivery: Delivery, surroundings: OperationSurroundings): void {
  const { kind, to, user, method_id, audience, url, locale = "en", template_id = "" } = delivery;
  const { minutes, attributes, code_challenge } = delivery;
  const { user_id } = user;
  const { token, expires_at } = makeLinkToken(
    { kind, user_id, method_id, minutes, attributes, code_challenge },
    surroundings,
  );
  surroundings.store.get(messages).send({
    audience,
    channel: "email",
    expires_at,
    kind: kind === "invite" ? "invite" : "magic_link",
    link: makeLink(url, "magic_links", token),
    locale,
    method_id,
    template_id,
    to,
    token,
    user_id,
  });
}
