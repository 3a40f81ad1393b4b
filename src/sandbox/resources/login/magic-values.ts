import type {
  api_session_v1_Session as Session,
  api_user_v1_User as User,
} from "../../../../generated/schema.ts";
import { writeTime } from "../../environment/time.ts";
import type { OperationSurroundings } from "../operation.ts";
import type { SessionAnswer } from "../sessions/open-session.ts";
import { makeSessionJWT } from "../sessions/session-jwt.ts";
import { makeUser } from "../users/user.ts";
import type { SignInAnswer } from "./sign-in.ts";

/**
 * The values that the provider's test environment always answers in the same way, without a send and any number of times.
 *
 * @see https://stytch.com/docs/api/sandbox
 */
export const magic = {
  email: "sandbox@stytch.com",
  phone_number: "+10000000000",
  user_id: "user-test-e3795c81-f849-4167-bfda-e4a6e9c280fd",
  email_id: "email-test-23873e89-d4ed-4e92-b3b9-e5c7198fa286",
  // No source has it.
  phone_id: "phone-number-test-23873e89-d4ed-4e92-b3b9-e5c7198fa286",
  code: "000000",
  session_id: "session-test-eb94233f-8800-4ebd-8645-51dc15f9d028",
  session_token: "WJtR5BCy38Szd5AfoDpf0iqFKEt4EE5JhjlWUY7l3FtY",
  /** Of a session that never was. */
  lost_session_token: "59cnLELtq5cFVS6uYK9f-pAWzBkhqZl8AvLhbhOvKNWw",
} as const;

const STARTED = "2021-08-28T00:41:58Z";
const HOUR = 60 * 60_000;

/** The user behind the provider's values. They are in no search, and no call changes them. */
export function magicUser({ clock }: Pick<OperationSurroundings, "clock">): User {
  const { email, email_id, phone_id, phone_number, user_id } = magic;
  return makeUser(
    {
      created_at: STARTED,
      emails: [{ email, email_id, verified: true }],
      phone_numbers: [{ phone_id, phone_number, verified: true }],
      user_id,
    },
    { clock, ids: { make: () => user_id } },
  );
}

/** The session of that user. It always has an hour left. */
export function magicSession(surroundings: OperationSurroundings): SessionAnswer & { session: Session } {
  const now = surroundings.clock.now();
  const { email: email_address, email_id, session_id, session_token, user_id } = magic;
  const session: Session = {
    attributes: { ip_address: "", user_agent: "" },
    authentication_factors: [
      {
        created_at: STARTED,
        delivery_method: "email",
        email_factor: { email_address, email_id },
        last_authenticated_at: STARTED,
        type: "magic_link",
        updated_at: STARTED,
      },
    ],
    custom_claims: {},
    expires_at: writeTime(now + HOUR),
    last_accessed_at: writeTime(now),
    roles: magicUser(surroundings).roles,
    session_id,
    started_at: STARTED,
    user_id,
  };
  return { session, session_token, session_jwt: makeSessionJWT(session, surroundings) };
}

/** The answer to a sign-in of that user, with their session if a duration is asked for. */
export function magicSignIn(
  { session_duration_minutes }: { readonly session_duration_minutes?: number | undefined },
  surroundings: OperationSurroundings,
): SignInAnswer {
  const none = { session: null, session_token: "", session_jwt: "" };
  const user = magicUser(surroundings);
  const session = session_duration_minutes === undefined ? none : magicSession(surroundings);
  return { ...session, reset_sessions: false, user, user_id: user.user_id };
}
