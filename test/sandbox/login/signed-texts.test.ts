// What a key has signed is kept for a while: fewer signatures, and the same JWTs as without it.
import { expect, it } from "vitest";
import { SignedTexts } from "../../../src/sandbox/resources/keys/signed-texts.ts";
import { makeSigningKey } from "../../../src/sandbox/resources/keys/signing-key.ts";
import { start } from "../helpers.ts";

/** A store of signatures, and what it had signed. */
async function begin() {
  const old = await makeSigningKey(0);
  const newer = { ...old, kid: "newer" };
  const texts = new SignedTexts();
  const made: string[] = [];
  const get = (payload: string, key = old) =>
    texts.get(payload, key, async (text, { kid }) => {
      made.push(text);
      return Promise.resolve(`${text} by ${kid}`);
    });
  return { old, newer, made, get };
}

it("signs a payload one time", async () => {
  const { old, made, get } = await begin();
  expect(await get("a")).toBe(`a by ${old.kid}`);
  expect(await get("b")).toBe(`b by ${old.kid}`);
  expect(await get("a")).toBe(`a by ${old.kid}`);
  expect(made).toEqual(["a", "b"]);
});

it("keeps nothing of a key that another has replaced", async () => {
  const { old, newer, made, get } = await begin();
  await get("a");
  expect(await get("a", newer)).toBe(`a by ${newer.kid}`);
  expect(await get("a", old)).toBe(`a by ${old.kid}`);
  expect(made).toEqual(["a", "a", "a"]);
});

it("gives each key's own JWT where one was being made while the key was replaced", async () => {
  const { old, newer, get } = await begin();
  const both = await Promise.all([get("a", old), get("a", newer), get("a", old)]);
  expect(both).toEqual([`a by ${old.kid}`, `a by ${newer.kid}`, `a by ${old.kid}`]);
  expect(await get("a", newer)).toBe(`a by ${newer.kid}`);
});

it("lets the oldest go, so that no number of sessions fills the memory", async () => {
  const { made, get } = await begin();
  for (let i = 0; i <= 1000; i++) await get(`${i}`);
  await get("1");
  await get("1000");
  expect(made).toHaveLength(1001);
  await get("0");
  expect(made).toHaveLength(1002);
});

it("is forgotten for a failure, which the next call tries again", async () => {
  const texts = new SignedTexts();
  const key = await makeSigningKey(0);
  await expect(texts.get("a", key, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await texts.get("a", key, () => Promise.resolve("jwt"))).toBe("jwt");
});

it("gives a session the same JWT within a second, and another one in the next or after a change", async () => {
  const { sandbox, stytch } = start([], { now: "2026-06-01T09:00:00Z" });
  const { email_id } = await stytch.otps.email.loginOrCreate({ email: "ada@example.com" });
  const { code } = sandbox.messages.last({ kind: "passcode" });
  const given = { method_id: email_id, code, session_duration_minutes: 60 };
  const { session_token } = await stytch.otps.authenticate(given);
  const renew = async (claims?: Record<string, unknown>) => {
    const { session_jwt } = await stytch.sessions.authenticate({
      session_token,
      ...(claims && { session_custom_claims: claims }),
    });
    return session_jwt;
  };
  const first = await renew();
  expect(await renew()).toBe(first);
  const changed = await renew({ level: 2 });
  expect(changed).not.toBe(first);
  sandbox.clock.advance(1000);
  expect(await renew()).not.toBe(changed);
  await sandbox.keys.rotate();
  const rotated = await renew();
  expect((await stytch.sessions.authenticate({ session_jwt: rotated })).session_jwt).toBe(rotated);
});
