/**
 * The script of a page that logs its user in, shows and renames them, and logs them out, by a gateway such as that of
 * `gateway-hono.ts`. There is no secret in it, and no token: the session is in cookies that no script can read.
 */
import { createStytch, isStytchError } from "stytch-fetch";

const stytch = createStytch({ gateway: "/api/stytch" });

/** Sends a passcode. Gives what the code goes with. */
export async function sendCode(email: string): Promise<string> {
  const { email_id } = await stytch.otps.email.loginOrCreate({ email });
  return email_id;
}

/** Logs the user in. Gives whether the code was right. */
export async function logIn(method_id: string, code: string): Promise<boolean> {
  try {
    await stytch.otps.authenticate({ method_id, code });
    return true;
  } catch (error) {
    if (!isStytchError(error, "otp_code_not_found", "unable_to_auth_otp_code")) throw error;
    return false;
  }
}

/** The first name of the one who is logged in, whom `me` stands for. Nothing: nobody is. */
export async function findName(): Promise<string | undefined> {
  try {
    const { name } = await stytch.users.get({ user_id: "me" });
    return name.first_name;
  } catch (error) {
    if (!isStytchError(error, "invalid_session")) throw error;
    return undefined;
  }
}

export async function rename(first_name: string): Promise<void> {
  await stytch.users.update({ user_id: "me", name: { first_name } });
}

/** Ends the session: "" stands for the one in the cookies, which the gateway then clears. */
export async function logOut(): Promise<void> {
  await stytch.sessions.revoke({ session_jwt: "" });
}
