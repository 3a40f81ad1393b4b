// Links over time, in parallel, in snapshots and with a seed; and the provider's own values.
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../../src/index.ts";
import { createSandbox, type Snapshot } from "../../../src/sandbox/index.ts";
import { magic } from "../../../src/sandbox/resources/login/magic-values.ts";
import { magicTokens } from "../../../src/sandbox/resources/magic-links/magic-tokens.ts";
import { projectId, secret } from "../helpers.ts";
import {
  challengeOf,
  contents,
  email,
  HOUR,
  MINUTE,
  outcome,
  sendTo,
  start,
  tokenTo,
} from "./magic-link-login.ts";

const DAY = 24 * HOUR;

describe("a link", () => {
  it("is good up to its end by the clock, told from others for a day, and forgotten then", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    await stytch.users.create({ email });
    const first = await sendTo(login);
    const second = await sendTo(login);
    const use = (token: string) => outcome(stytch.magicLinks.authenticate({ token }));
    sandbox.clock.advance(HOUR - 1000);
    expect(await use(first)).toBe("200");
    sandbox.clock.advance(1000);
    expect(await use(first)).toBe("401 unable_to_auth_magic_link");
    expect(await use(second)).toBe("401 unable_to_auth_magic_link");
    sandbox.clock.advance(DAY - 1000);
    expect(await use(second)).toBe("401 unable_to_auth_magic_link");
    sandbox.clock.advance(1000);
    expect(await use(second)).toBe("404 magic_link_not_found");
    expect(sandbox.snapshot().magic_links).toEqual([]);
  });

  it("that a new user gets is good for a week", async () => {
    const login = start();
    const token = await sendTo(login);
    login.sandbox.clock.advance(7 * DAY - MINUTE);
    expect(await outcome(login.stytch.magicLinks.authenticate({ token }))).toBe("200");
  });

  it("lets exactly one of twenty in that spend it at once", async () => {
    const login = start();
    const token = await sendTo(login);
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        outcome(login.stytch.magicLinks.authenticate({ token, session_duration_minutes: 60 })),
      ),
    );
    expect(all.filter((end) => end === "200")).toHaveLength(1);
    const rest = all.filter((end) => end !== "200");
    // Ten failures in a row lock the user.
    expect(new Set(rest)).toEqual(new Set(["401 unable_to_auth_magic_link", "429 user_lock_limit_reached"]));
    expect(login.sandbox.snapshot().sessions).toHaveLength(1);
  });

  it("makes one user of twenty sends at once, and one invitation", async () => {
    const { stytch, sandbox } = start();
    const sends = Array.from({ length: 20 }, () => stytch.magicLinks.email.loginOrCreate({ email }));
    const created = (await Promise.all(sends)).filter(({ user_created }) => user_created);
    expect(created).toHaveLength(1);
    expect(sandbox.snapshot().magic_links).toHaveLength(20);
    const invites = Array.from({ length: 20 }, () =>
      outcome(stytch.magicLinks.email.invite({ email: "new@example.com" })),
    );
    const ends = await Promise.all(invites);
    expect(ends.filter((end) => end === "200")).toHaveLength(1);
    expect(ends.filter((end) => end === "400 user_already_invited")).toHaveLength(19);
  });

  it("is not spent where its session ends meanwhile", async () => {
    const login = start();
    const { stytch } = login;
    const { session_token } = await stytch.magicLinks.authenticate({
      token: await sendTo(login),
      session_duration_minutes: 5,
    });
    const token = await sendTo(login);
    login.sandbox.clock.advance(5 * MINUTE);
    expect(await outcome(stytch.magicLinks.authenticate({ token, session_token }))).toBe(
      "404 session_not_found",
    );
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("200");
  });
});

describe("the state", () => {
  it("has links by their hash, and no token but in the messages", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const token = await sendTo(login, email, { code_challenge: challengeOf("v".repeat(43)) });
    const { user_id } = sandbox.messages.last();
    const own = await stytch.magicLinks.create({ user_id });
    const { messages, ...state } = sandbox.snapshot();
    expect(JSON.stringify(messages)).toContain(token);
    expect(JSON.stringify(state)).not.toContain(token);
    expect(JSON.stringify({ ...state, messages })).not.toContain(own.token);
    expect(state.magic_links[0]).toMatchObject({
      code_challenge: challengeOf("v".repeat(43)),
      kind: "email",
      token_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it("goes on in another sandbox where it stopped", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const token = await sendTo(login);
    const used = await sendTo(login);
    await stytch.magicLinks.authenticate({ token: used });
    await stytch.magicLinks.email.invite({ email: "new@example.com" });
    const snapshot = JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot;
    await stytch.magicLinks.authenticate({ token });

    const other = start(snapshot);
    const use = (given: string) => outcome(other.stytch.magicLinks.authenticate({ token: given }));
    expect(await use(used)).toBe("401 unable_to_auth_magic_link");
    expect(await use(token)).toBe("200");
    expect(await use(token)).toBe("401 unable_to_auth_magic_link");
    expect(await outcome(other.stytch.magicLinks.email.invite({ email: "new@example.com" }))).toBe(
      "400 user_already_invited",
    );
    expect(await use(tokenTo(other, "new@example.com"))).toBe("200");

    sandbox.restore(snapshot);
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("200");
    sandbox.reset();
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
  });

  it("of an older version has no links, and one that is wrong is refused", async () => {
    const login = start();
    await sendTo(login);
    const { magic_links: links, ...older } = login.sandbox.snapshot();
    const seeded = (magic_links: unknown) =>
      createSandbox({ projectId, secret, seed: { ...older, magic_links } as Snapshot });
    expect(seeded(undefined).snapshot().magic_links).toEqual([]);
    const [link] = links;
    const wrong = [
      {},
      [1],
      [{ ...link, token_hash: 1 }],
      [{ ...link, user_id: "user-test-00000000-0000-4000-8000-000000000000" }],
      [{ ...link, kind: "sms" }],
      [{ ...link, expires_at: "tomorrow" }],
      [{ ...link, is_used: "no" }],
      [{ ...link, attributes: null }],
      [{ ...link, code_challenge: 1 }],
      [{ ...link, method_id: undefined }],
      [link, link],
    ];
    for (const part of wrong) expect(() => seeded(part), JSON.stringify(part)).toThrow(StytchConfigError);
  });

  it("is the same with the same seed of ids", async () => {
    const run = async () => {
      const login = start({}, { idSeed: "links" });
      await sendTo(login);
      await login.stytch.magicLinks.email.invite({ email: "new@example.com" });
      const { magic_links, messages } = login.sandbox.snapshot();
      return { magic_links, messages };
    };
    expect(await run()).toEqual(await run());
  });
});

describe("the provider's own values", () => {
  it("are answered in the same way each time, without a send, and change nothing", async () => {
    const { stytch, sandbox } = start({}, { rateLimits: true });
    const before = contents({ sandbox });
    const { email: magicEmail, email_id, user_id } = magic;
    for (let i = 0; i < 2; i++) {
      const body = { email: magicEmail };
      expect(await stytch.magicLinks.email.send(body)).toMatchObject({ email_id, user_id });
      expect(await stytch.magicLinks.email.loginOrCreate(body)).toMatchObject({
        email_id,
        user_id,
        user_created: false,
      });
      expect(await stytch.magicLinks.email.invite(body)).toMatchObject({ email_id, user_id });
      expect(await outcome(stytch.magicLinks.email.revokeInvite(body))).toBe("200");
      expect(await stytch.magicLinks.create({ user_id })).toMatchObject({ token: magicTokens.good, user_id });
      const answer = await stytch.magicLinks.authenticate({
        token: magicTokens.good,
        session_duration_minutes: 60,
      });
      expect(answer).toMatchObject({ method_id: email_id, session_token: magic.session_token, user_id });
      const without = await stytch.magicLinks.authenticate({ token: magicTokens.good });
      expect(without).toMatchObject({ session: null, user_id });
    }
    expect(await outcome(stytch.magicLinks.authenticate({ token: magicTokens.spent }))).toBe(
      "401 unable_to_auth_magic_link",
    );
    expect(await outcome(stytch.magicLinks.authenticate({ token: magicTokens.lost }))).toBe(
      "404 magic_link_not_found",
    );
    expect(sandbox.messages.list()).toEqual([]);
    expect(contents({ sandbox })).toEqual(before);
  });

  it("have their URLs checked as all others", async () => {
    const { stytch } = start();
    const send = { email: magic.email, login_magic_link_url: "https://example.com/x" };
    expect(await outcome(stytch.magicLinks.email.send(send))).toBe(
      "400 no_match_for_provided_magic_link_url",
    );
  });
});
