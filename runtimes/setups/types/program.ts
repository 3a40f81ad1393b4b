// Knows the package by the library's declarations alone.
import { makeCalls, readOptions } from "../compiled/calls.js";
import { entries } from "../compiled/entries.js";
import {
  create,
  emails,
  flat,
  get,
  isStytchError,
  pages,
  raw,
  searchAll,
  Users,
  withResponse,
} from "../compiled/library.js";

async function main(): Promise<void> {
  await makeCalls(readOptions());
  const { user_id } = await create(`types-${Date.now()}@example.com`);
  const first: string | undefined = (await get(user_id)).emails[0]?.email;
  const flatFirst: string | undefined = (await flat(user_id)).emails[0]?.email;
  const { data, response } = await withResponse(user_id);
  const status: number = response.status;
  const name: string | undefined = (await raw(user_id)).data?.name.first_name;
  for await (const user of searchAll()) if (!("user_id" in user)) throw new Error("no user");
  for await (const page of pages()) if (page.results.length !== 1) throw new Error("no page");
  for await (const each of emails()) if (!each.email.includes("@")) throw new Error("no email");
  const { emails: same } = await new Users().withName(user_id);
  if (first === undefined || first !== flatFirst || first !== same[0]?.email) throw new Error("another user");
  if (status !== 200 || data.user_id !== user_id || name !== "")
    throw new Error(`no answer: ${status} ${name}`);
  const error: unknown = await create(first).catch((reason: unknown) => reason);
  if (!isStytchError(error, "duplicate_email")) throw error;
  if (entries.length < 4) throw new Error("no entries");
  // @ts-expect-error: the result is typed, not any
  (await get(user_id)).nonsense;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
