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
const method_id = await sendCode("ada@example.com");
const code = await (await fetch("/inbox")).text();
const isWrongTaken = await logIn(method_id, code === "111111" ? "222222" : "111111");
const isLoggedIn = await logIn(method_id, code);
const before = await findName();
await rename("Augusta");
const renamed = await findName();
const other = await typeOf(stytch.users.get({ user_id: "user-test-00000000-0000-4000-8000-000000000000" }));
const all = await typeOf(stytch.users.search());
const readable = document.cookie;
await logOut();
const after = (await findName()) ?? "nobody";

const result = { stranger, isWrongTaken, isLoggedIn, before, renamed, other, all, readable, after };
await fetch("/done", { method: "POST", body: JSON.stringify(result) });
