// The messages of a sandbox, asked for over HTTP, as an end-to-end test of a browser app does.
import { describe, expect, it } from "vitest";
import { addControl } from "../../../src/sandbox/control/control.ts";
import type { Message } from "../../../src/sandbox/index.ts";
import { ada, number, start } from "./passcode-login.ts";

/** A sandbox behind its control, of which only messages are asked for. */
function controlled() {
  const login = start();
  const handler = addControl(login.sandbox.fetch, login.sandbox, "the-token");
  const ask = async (query: string, init: RequestInit = {}): Promise<Response> =>
    handler(
      new Request(`http://sandbox.test/__sandbox/messages${query}`, {
        headers: { authorization: "Bearer the-token" },
        ...init,
      }),
    );
  const messages = async (query = ""): Promise<Message[]> => (await (await ask(query)).json()) as Message[];
  return { ...login, ask, messages };
}

describe("the messages of a sandbox, over HTTP", () => {
  it("are all, or those to an address, of a kind, by a channel, after another", async () => {
    const { stytch, sandbox, messages } = controlled();
    expect(await messages()).toEqual([]);
    await stytch.otps.email.loginOrCreate({ email: ada });
    await stytch.otps.sms.loginOrCreate({ phone_number: number });
    await stytch.otps.email.send({ email: ada });
    const [first, second, third] = sandbox.messages.list();
    expect(await messages()).toEqual([first, second, third]);
    expect(await messages("?to=ADA@example.com")).toEqual([first, third]);
    expect(await messages(`?to=${encodeURIComponent(number)}`)).toEqual([second]);
    expect(await messages(`?to=${number}`)).toEqual([second]);
    expect(await messages("?channel=sms&kind=passcode")).toEqual([second]);
    expect(await messages("?kind=invite")).toEqual([]);
    expect(await messages(`?to=${ada}&after=${first!.message_id}`)).toEqual([third]);
    expect(await messages(`?after=${third!.message_id}`)).toEqual([]);
    expect(await messages(`?to=${ada}&wait=60000`)).toEqual([first, third]);
  });

  it("are waited for where there is none yet", async () => {
    const { stytch, sandbox, messages } = controlled();
    const coming = messages(`?to=${ada}&wait=60000`);
    await stytch.otps.sms.loginOrCreate({ phone_number: number });
    await stytch.otps.email.loginOrCreate({ email: ada });
    const last = sandbox.messages.last({ to: ada });
    expect(await coming).toEqual([last]);
    const next = messages(`?to=${ada}&after=${last.message_id}&wait=60000`);
    await stytch.otps.email.send({ email: ada });
    expect(await next).toEqual([sandbox.messages.last()]);
    expect(await messages("?to=nobody@example.com&wait=1")).toEqual([]);
  });

  it("are waited for by many at once, and by nobody who is gone", async () => {
    const { stytch, ask, messages } = controlled();
    const all = Promise.all(Array.from({ length: 20 }, () => messages("?wait=60000")));
    const leaving = new AbortController();
    const left = ask("?wait=60000", { signal: leaving.signal });
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    await stytch.otps.email.loginOrCreate({ email: ada });
    expect((await all).map(({ length }) => length)).toEqual(Array.from({ length: 20 }, () => 1));
  });

  it.each([
    ["?kind=letter", "kind must be one of passcode, magic_link, invite, password_reset."],
    ["?channel=post", "channel must be one of email, sms, whatsapp."],
    ["?wait=-1", "wait must be a whole number of milliseconds, from 0 to 60000."],
    ["?wait=60001", "wait must be a whole number of milliseconds, from 0 to 60000."],
    ["?wait=", "wait must be a whole number of milliseconds, from 0 to 60000."],
    ["?form=x", 'Messages have no "form". Ask by to, kind, channel, after, wait.'],
    ["?__proto__=x", 'Messages have no "__proto__". Ask by to, kind, channel, after, wait.'],
  ])("with %s are refused in words", async (query, error_message) => {
    const answer = await controlled().ask(query);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error_message });
  });

  it("are for whoever has the token, and can only be read", async () => {
    const { ask } = controlled();
    expect((await ask("", { headers: {} })).status).toBe(401);
    const authorization = "Bearer the-token";
    expect((await ask("", { method: "DELETE", headers: { authorization } })).status).toBe(405);
  });
});
