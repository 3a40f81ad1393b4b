import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { readTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { checkEmailLocale } from "../login/check-owner.ts";
import { oneEmailASecond } from "../login/email-limit.ts";
import { magic } from "../login/magic-values.ts";
import { requireRedirectUrl } from "../login/redirect-urls.ts";
import type { BodyOf, OperationOf, OperationSurroundings } from "../operation.ts";
import { users } from "../users/collection.ts";
import { makeFactor } from "../users/factors.ts";
import { mergeMetadata } from "../users/metadata.ts";
import { lower } from "../users/search/filter.ts";
import { makeName, makeUser } from "../users/user.ts";
import { magicLinks, type MagicLink } from "./collection.ts";
import { deliver } from "./send.ts";

const DEFAULT_MINUTES = 60;

type InviteBody = BodyOf<"api_magic_v1_magic_links_email_Invite">;

/** Makes a pending user, and invites them. */
export const invite: OperationOf<"api_magic_v1_magic_links_email_Invite", string> = {
  check: checkEmailLocale,
  prepare: async ({ body, project }) =>
    Promise.resolve(requireRedirectUrl("invite", body.invite_magic_link_url, project)),
  sharedLimit: ({ email }) => oneEmailASecond(email),

  run({ body, ...surroundings }, url) {
    const { email, attributes, locale } = body;
    if (email === magic.email) return { email_id: magic.email_id, user_id: magic.user_id };
    const user = inviteUser(body, surroundings);
    const { email_id } = user.emails.find((each) => lower(each.email) === lower(email))!;
    const minutes = body.invite_expiration_minutes ?? DEFAULT_MINUTES;
    const template_id = body.invite_template_id;
    const message = { audience: "signup", kind: "invite", to: email } as const;
    deliver(
      { ...message, attributes, locale, method_id: email_id, minutes, template_id, url, user },
      surroundings,
    );
    return { email_id, user_id: user.user_id };
  },
};

/** Takes an invitation back: its link is none any more. The user stays, and can be invited again. */
export const revokeInvite: OperationOf<"api_magic_v1_magic_links_email_RevokeInvite"> = {
  run({ body, ...surroundings }) {
    const { email } = body;
    if (email === magic.email) return {};
    const { store } = surroundings;
    const user = store.get(users).findByAddress("emails", email);
    if (!user) throw new ApiError("email_not_found");
    for (const { token_hash } of openInvitations(user, surroundings)) {
      store.get(magicLinks).delete(token_hash);
    }
    return {};
  },
};

/** The pending user of an address: a new one, or one who has no invitation that they could still follow. */
function inviteUser(body: InviteBody, surroundings: OperationSurroundings): User {
  const { store, ids } = surroundings;
  const old = store.get(users).findByAddress("emails", body.email);
  if (old?.status === "active") throw new ApiError("duplicate_email");
  if (old && openInvitations(old, surroundings).length > 0) throw new ApiError("user_already_invited");
  const told = {
    name: makeName(body.name ?? {}, old?.name),
    trusted_metadata: mergeMetadata("trusted_metadata", old?.trusted_metadata ?? {}, body.trusted_metadata),
    untrusted_metadata: mergeMetadata(
      "untrusted_metadata",
      old?.untrusted_metadata ?? {},
      body.untrusted_metadata,
    ),
  };
  const user = old
    ? { ...old, ...told }
    : makeUser(
        { ...told, emails: [makeFactor("emails", { email: body.email }, ids)], status: "pending" },
        surroundings,
      );
  store.get(users).save(user);
  return user;
}

function openInvitations({ user_id }: User, { store, clock }: OperationSurroundings): MagicLink[] {
  return store
    .get(magicLinks)
    .where("user_id", user_id)
    .range()
    .all()
    .map(({ value }) => value)
    .filter(
      ({ kind, is_used, expires_at }) => kind === "invite" && !is_used && readTime(expires_at)! > clock.now(),
    );
}
