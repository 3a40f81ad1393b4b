// A message is of the type of the kind that was asked for.
import { expectTypeOf, it } from "vitest";
import type {
  LinkMessage,
  Message,
  PasscodeMessage,
  PasswordResetMessage,
  Sandbox,
} from "../../src/sandbox/index.ts";

it("a message has the parts of its kind", () => {
  const read = (sandbox: Sandbox) => ({
    any: sandbox.messages.last(),
    code: sandbox.messages.last({ kind: "passcode" }),
    link: sandbox.messages.last({ kind: "magic_link" }),
    invites: sandbox.messages.list({ kind: "invite" }),
    reset: sandbox.messages.next({ kind: "password_reset" }),
  });
  expectTypeOf(read).toBeFunction();
  type Read = ReturnType<typeof read>;
  expectTypeOf<Read["any"]["kind"]>().toEqualTypeOf<Message["kind"]>();
  expectTypeOf<Read["any"]>().toExtend<Message>();
  expectTypeOf<Read["code"]>().toExtend<PasscodeMessage>();
  expectTypeOf<Read["code"]["code"]>().toEqualTypeOf<string>();
  expectTypeOf<Read["link"]>().toExtend<LinkMessage>();
  expectTypeOf<Read["link"]["kind"]>().toEqualTypeOf<"magic_link">();
  expectTypeOf<Read["link"]["link"]>().toEqualTypeOf<string>();
  expectTypeOf<Read["invites"][number]["kind"]>().toEqualTypeOf<"invite">();
  expectTypeOf<Awaited<Read["reset"]>>().toExtend<PasswordResetMessage>();
  // @ts-expect-error a passcode leads nowhere
  expectTypeOf<Read["code"]["link"]>();
});
