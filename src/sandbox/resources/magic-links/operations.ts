import { checkEmailLocale, checkOwner } from "../login/check-owner.ts";
import { oneEmailASecond } from "../login/email-limit.ts";
import { magic } from "../login/magic-values.ts";
import { findOrMakeRecipient, findRecipient } from "../login/recipient.ts";
import type { OperationOf, OperationsOf } from "../operation.ts";
import { readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { users } from "../users/collection.ts";
import { authenticate } from "./authenticate.ts";
import { invite, revokeInvite } from "./invite.ts";
import { magicTokens } from "./magic-tokens.ts";
import { makeLinkToken } from "./make-token.ts";
import { requireLinkUrls, sendLink, type LinkUrls } from "./send.ts";

const DEFAULT_MINUTES = 60;

const create: OperationOf<"api_magic_v1_Create"> = {
  run({ body, ...surroundings }) {
    if (body.user_id === magic.user_id) return { token: magicTokens.good, user_id: magic.user_id };
    const { user_id } = surroundings.store.get(users).require(body.user_id);
    const { attributes, expiration_minutes: minutes = DEFAULT_MINUTES } = body;
    const link = { kind: "embedded", method_id: "", attributes, minutes, user_id } as const;
    return { token: makeLinkToken(link, surroundings).token, user_id };
  },
};

interface Prepared {
  readonly session: GivenSession | undefined;
  readonly urls: LinkUrls;
}

const send: OperationOf<"api_magic_v1_magic_links_email_Send", Prepared> = {
  check(body) {
    checkOwner(body);
    checkEmailLocale(body);
  },
  async prepare({ body, ...surroundings }) {
    const session = await readGivenSession(body, surroundings);
    return { session, urls: requireLinkUrls(body, surroundings.project) };
  },
  sharedLimit: ({ email }) => oneEmailASecond(email),

  run({ body, ...surroundings }, { session, urls }) {
    const { email, user_id } = body;
    if (email === magic.email) return { email_id: magic.email_id, user_id: magic.user_id };
    const address = { list: "emails", value: email } as const;
    const recipient = findRecipient(address, { user_id, session }, surroundings);
    sendLink(email, recipient, body, urls, surroundings);
    return { email_id: recipient.method_id, user_id: recipient.user.user_id };
  },
};

const loginOrCreate: OperationOf<"api_magic_v1_magic_links_email_LoginOrCreate", LinkUrls> = {
  check: checkEmailLocale,
  prepare: async ({ body, project }) => Promise.resolve(requireLinkUrls(body, project)),
  sharedLimit: ({ email }) => oneEmailASecond(email),

  run({ body, ...surroundings }, urls) {
    const { email, create_user_as_pending: isPending } = body;
    if (email === magic.email) {
      return { email_id: magic.email_id, user_created: false, user_id: magic.user_id };
    }
    const recipient = findOrMakeRecipient({ list: "emails", value: email }, { isPending }, surroundings);
    sendLink(email, recipient, body, urls, surroundings);
    const { isNew, method_id, user } = recipient;
    return { email_id: method_id, user_created: isNew, user_id: user.user_id };
  },
};

/** The operations on magic links. */
export const operations: OperationsOf = {
  api_magic_v1_Create: create,
  api_magic_v1_Authenticate: authenticate,
  api_magic_v1_magic_links_email_Send: send,
  api_magic_v1_magic_links_email_LoginOrCreate: loginOrCreate,
  api_magic_v1_magic_links_email_Invite: invite,
  api_magic_v1_magic_links_email_RevokeInvite: revokeInvite,
};
