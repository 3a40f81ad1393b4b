import { createStytch } from "stytch-fetch";
import { makeCalls, readOptions } from "../calls";

const stytch = createStytch(readOptions());

export async function handler({ user_id }: { user_id?: string }): Promise<string> {
  if (user_id === undefined) return makeCalls(readOptions(), () => stytch);
  return (await stytch.users.get({ user_id })).user_id;
}
