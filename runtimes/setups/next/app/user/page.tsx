import { createStytch } from "stytch-fetch";
import { readOptions } from "../../calls";

/** Reads by a GET, where the list of users is read by a POST, with a client of its own. */
export default async function Page() {
  const { emails } = await createStytch(readOptions()).users.get({ user_id: process.env["STYTCH_USER_ID"]! });
  return <p>{`email: ${emails.map(({ email }) => email).join(" ")}`}</p>;
}
