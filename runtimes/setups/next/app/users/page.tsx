import { createStytch } from "stytch-fetch";
import { readOptions } from "../../calls";

const stytch = createStytch(readOptions());

/** Says nothing of how it is made: what it reads must tell. */
export default async function Page() {
  const emails: string[] = [];
  for await (const user of stytch.users.searchAll()) emails.push(user.emails[0]?.email ?? "none");
  return <p>{`emails: ${emails.join(" ")}`}</p>;
}
