// Calls that come at the same time: whatever may be spent once is spent by one of them, in process and on a port.
import { describe, expect, it, onTestFinished } from "vitest";
import { createStytch, type Stytch } from "../../../src/index.ts";
import { serve } from "../../../src/node/index.ts";
import type { Sandbox } from "../../../src/sandbox/index.ts";
import { projectId, secret } from "../helpers.ts";
import { showCode } from "./authenticator.ts";
import { outcome, start } from "./magic-link-login.ts";

/** Fewer failures than lock a user. */
const AT_ONCE = 9;
const email = "ada@example.com";
const password = "correct-horse-battery-1";
const better = "another-battery-staple-2";

interface Started {
  readonly stytch: Stytch;
  readonly sandbox: Sandbox;
}

const ways: Record<string, () => Promise<Started>> = {
  "in process": () => Promise.resolve(start({}, { rateLimits: false })),
  "on a port": async () => {
    const { sandbox } = start({}, { rateLimits: false });
    const server = await serve(sandbox.fetch);
    onTestFinished(() => server.close());
    return { sandbox, stytch: createStytch({ projectId, secret, baseUrl: server.url, retry: false }) };
  },
};

type Spend = () => Promise<{ readonly status_code: number }>;

/** The things that may be spent once, each with the call that spends it and the refusals of the others. */
const once: Record<string, { begin: (started: Started) => Promise<Spend>; refusals: RegExp }> = {
  "a passcode": {
    async begin({ stytch, sandbox }) {
      const { email_id } = await stytch.otps.email.loginOrCreate({ email });
      const { code } = sandbox.messages.last({ kind: "passcode" });
      return () => stytch.otps.authenticate({ method_id: email_id, code, session_duration_minutes: 60 });
    },
    refusals: /^401 unable_to_auth_otp_code$/,
  },
  "a magic link": {
    async begin({ stytch, sandbox }) {
      await stytch.magicLinks.email.loginOrCreate({ email });
      const { token } = sandbox.messages.last({ kind: "magic_link" });
      return () => stytch.magicLinks.authenticate({ token, session_duration_minutes: 60 });
    },
    refusals: /^(401 unable_to_auth_magic_link|404 magic_link_not_found)$/,
  },
  "a link to set a new password": {
    async begin({ stytch, sandbox }) {
      await stytch.passwords.create({ email, password });
      await stytch.passwords.email.resetStart({ email });
      const { token } = sandbox.messages.last({ kind: "password_reset" });
      return () => stytch.passwords.email.reset({ token, password: better, session_duration_minutes: 60 });
    },
    refusals: /^401 unable_to_auth_password_reset_token$/,
  },
  "the code of an app": {
    async begin({ stytch, sandbox }) {
      const { user_id } = await stytch.users.create({ email });
      const { secret: shared } = await stytch.totps.create({ user_id });
      const totp_code = showCode(shared, sandbox.clock.now().getTime());
      return () => stytch.totps.authenticate({ user_id, totp_code, session_duration_minutes: 60 });
    },
    refusals: /^401 totp_code_already_authenticated$/,
  },
  "a recovery code": {
    async begin({ stytch, sandbox }) {
      const { user_id } = await stytch.users.create({ email });
      const { secret: shared, recovery_codes } = await stytch.totps.create({ user_id });
      await stytch.totps.authenticate({
        user_id,
        totp_code: showCode(shared, sandbox.clock.now().getTime()),
      });
      const [recovery_code] = recovery_codes;
      return () =>
        stytch.totps.recover({ user_id, recovery_code: recovery_code!, session_duration_minutes: 60 });
    },
    refusals: /^401 unable_to_authenticate_recovery_code$/,
  },
  "an impersonation token": {
    async begin({ stytch, sandbox }) {
      const { user_id } = await stytch.users.create({ email });
      const { impersonation_token } = sandbox.impersonation.createToken({
        user_id,
        impersonator_id: "eve",
        impersonator_email_address: "eve@example.com",
      });
      return () => stytch.impersonation.authenticate({ impersonation_token });
    },
    refusals: /^40[14] \w+$/,
  },
};

const together = <Result>(call: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, call));

describe.each(Object.entries(ways))("%s", (_, begin) => {
  it.each(Object.entries(once))(
    "%s is spent by one of many calls at once",
    async (_name, { begin: prepare, refusals }) => {
      const started = await begin();
      const spend = await prepare(started);
      const outcomes = await together(() => outcome(spend()));
      expect(outcomes.filter((each) => each === "200")).toHaveLength(1);
      for (const refusal of outcomes.filter((each) => each !== "200")) expect(refusal).toMatch(refusals);
      expect(started.sandbox.snapshot().sessions).toHaveLength(1);
    },
  );

  it("of many creates of one address, in capitals or not, one makes the user", async () => {
    const { stytch, sandbox } = await begin();
    let n = 0;
    const outcomes = await together(() =>
      outcome(stytch.users.create({ email: n++ % 2 === 0 ? email : email.toUpperCase() })),
    );
    expect(outcomes.sort()).toEqual(["201", ...Array<string>(AT_ONCE - 1).fill("400 duplicate_email")]);
    expect(sandbox.snapshot().users).toHaveLength(1);
  });

  it("of many creates of one number and one external id, one makes the user", async () => {
    const { stytch, sandbox } = await begin();
    const phone_number = "+12025550162";
    expect((await together(() => outcome(stytch.users.create({ phone_number })))).sort()).toEqual([
      "201",
      ...Array<string>(AT_ONCE - 1).fill("400 duplicate_phone_number"),
    ]);
    let n = 0;
    const byId = await together(() =>
      outcome(stytch.users.create({ email: `u${n++}@example.com`, external_id: "one" })),
    );
    expect(byId.filter((each) => each === "201")).toHaveLength(1);
    expect(sandbox.snapshot().users).toHaveLength(2);
  });

  it("of many first logins of one address, by passcodes and by links, one makes the user", async () => {
    const { stytch, sandbox } = await begin();
    let n = 0;
    const answers = await together(() =>
      n++ % 2 === 0
        ? stytch.otps.email.loginOrCreate({ email })
        : stytch.magicLinks.email.loginOrCreate({ email }),
    );
    expect(answers.filter(({ user_created }) => user_created)).toHaveLength(1);
    expect(new Set(answers.map(({ user_id }) => user_id)).size).toBe(1);
    expect(sandbox.snapshot().users).toHaveLength(1);
  });

  it("of many sign-ups of one address with a password, one makes the user", async () => {
    const { stytch, sandbox } = await begin();
    const outcomes = await together(() => outcome(stytch.passwords.create({ email, password })));
    expect(outcomes.filter((each) => each === "200")).toHaveLength(1);
    expect(sandbox.snapshot().users).toHaveLength(1);
    expect(sandbox.snapshot().passwords).toHaveLength(1);
  });

  it("a session is revoked by one of many calls, and is nobody's afterwards", async () => {
    const { stytch, sandbox } = await begin();
    const { email_id } = await stytch.otps.email.loginOrCreate({ email });
    const { code } = sandbox.messages.last({ kind: "passcode" });
    const { session_token } = await stytch.otps.authenticate({
      method_id: email_id,
      code,
      session_duration_minutes: 60,
    });
    const outcomes = await together(() => outcome(stytch.sessions.revoke({ session_token })));
    expect(outcomes.sort()).toEqual(["200", ...Array<string>(AT_ONCE - 1).fill("404 session_not_found")]);
    expect(await outcome(stytch.sessions.authenticate({ session_token }))).toBe("404 session_not_found");
  });
});
