import { findName, logIn, logOut, rename, sendCode } from "../../../examples/gateway-page.ts";
import { createStytch, StytchAPIError } from "../../../src/index.ts";

const stytch = createStytch({ gateway: "/api/stytch" });
/** The type of the error that a call fails with. */
const typeOf = (call: PromiseLike<unknown>): PromiseLike<string> =>
  call.then(
    () => "none",
    (error: unknown) => (error instanceof StytchAPIError ? error.error_type : String(error)),
  );

const stranger = (await findName()) ?? "nobody";
const isLoggedIn = await logIn(await sendCode("ada@example.com"), "314159");
const before = await findName();
await rename("Augusta");
const renamed = await findName();
const other = await typeOf(stytch.users.get({ user_id: "user-test-00000000-0000-4000-8000-000000000000" }));
const all = await typeOf(stytch.users.search());
const readable = document.cookie;
await logOut();
const after = (await findName()) ?? "nobody";

const result = { stranger, isLoggedIn, before, renamed, other, all, readable, after };
await fetch("/done", { method: "POST", body: JSON.stringify(result) });
