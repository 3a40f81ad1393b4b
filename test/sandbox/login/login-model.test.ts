// Whatever the calls are: no passcode is accepted twice, none after its end, none for another user; and no session once
// it has ended, was revoked or has lost its user.
import fc from "fast-check";
import { expect, it } from "vitest";
import { LoginModel, RealLogin, type ModelSession } from "./login-model.ts";
import { wrong } from "./passcode-login.ts";

type Command = fc.AsyncCommand<LoginModel, RealLogin>;

// Few values, so that they meet.
const email = fc.constantFrom("ada@example.com", "bob@example.com");
const which = fc.nat(8);
const minutes = fc.constantFrom(5, 30);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

function command<Args extends unknown[]>(
  name: string,
  arbitraries: { [Key in keyof Args]: fc.Arbitrary<Args[Key]> },
  run: (model: LoginModel, real: RealLogin, ...args: Args) => Promise<void>,
): fc.Arbitrary<Command> {
  return fc.tuple<Args>(...arbitraries).map((args) => ({
    check: () => true,
    run: (model, real) => run(model, real, ...args),
    toString: () => `${name}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`,
  }));
}

const send = command(
  "send",
  [email, fc.boolean(), optional(fc.constantFrom(1, 10))],
  async (model, real, to, creates, lasts) => {
    // prettier-ignore
    const path = `otps/email/${creates ? "login_or_create" : "send"}`;
    const { summary, body } = await real.call("POST", path, { email: to, expiration_minutes: lasts });
    const known = model.find(to);
    if (!known && !creates) {
      expect(summary).toBe("404 email_not_found");
      return;
    }
    expect(summary).toBe("200");
    if (creates) expect(body.user_created).toBe(!known);
    const { user_id, email_id: method_id } = body;
    if (known) expect({ user_id, method_id }).toEqual({ user_id: known.user_id, method_id: known.method_id });
    const fresh = { failures: 0, lockedUntil: 0, deleted: false, code: undefined };
    const user = known ?? { email: to, user_id, method_id, ...fresh };
    if (!known) model.users.push(user);
    const { code } = real.sandbox.messages.last({ to, kind: "passcode" });
    user.code = { code, expires: model.now + (lasts ?? 2) * 60_000, used: false };
  },
);

const spend = command(
  "spend",
  [which, fc.constantFrom("right", "right", "right", "wrong", "other's"), optional(minutes), optional(which)],
  async (model, real, n, kind, session_duration_minutes, m) => {
    const user = model.users[n % Math.max(1, model.users.length)];
    if (!user?.code) return;
    const other = model.users.find((each) => each !== user)?.code;
    const right = user.code.code;
    const code = kind === "right" ? right : kind === "wrong" ? wrong(right) : (other?.code ?? wrong(right));
    const given = m === undefined ? undefined : model.session(m);
    const { summary, body } = await real.call("POST", "otps/authenticate", {
      method_id: user.method_id,
      code,
      session_duration_minutes,
      session_token: given?.token,
    });
    const expected = expectedOfSpend(model, user, code, given);
    expect(summary).toBe(expected);
    if (expected !== "200") {
      if (expected.includes("otp_code") && !user.deleted && !isForgotten(model, user)) model.fail(user);
      return;
    }
    expect(model.accepted.has(user.code)).toBe(false);
    model.accepted.add(user.code);
    user.code.used = true;
    user.failures = 0;
    expect(body.user_id).toBe(user.user_id);
    openSession(model, body, given, user, session_duration_minutes);
  },
);

type User = LoginModel["users"][number];

/** Whether a code ended so long ago that the sandbox knows nothing of it, nor whose it was: no failure of anybody's. */
function isForgotten(model: LoginModel, { code }: User): boolean {
  return code!.expires + 24 * 60 * 60_000 <= model.now;
}

function expectedOfSpend(model: LoginModel, user: User, code: string, given?: ModelSession): string {
  const sent = user.code!;
  if (user.deleted || isForgotten(model, user)) return "404 otp_code_not_found";
  if (model.isLocked(user)) return "429 user_lock_limit_reached";
  if (code !== sent.code) return "404 otp_code_not_found";
  if (sent.used || sent.expires <= model.now) return "401 unable_to_auth_otp_code";
  if (given && (!model.isAlive(given) || given.user_id !== user.user_id)) return "404 session_not_found";
  return "200";
}

function openSession(
  model: LoginModel,
  { session, session_jwt: jwt, session_token: token }: Awaited<ReturnType<RealLogin["call"]>>["body"],
  given: ModelSession | undefined,
  user: User,
  duration: number | undefined,
): void {
  if (!given && duration === undefined) {
    expect({ session, token, jwt }).toEqual({ session: null, token: "", jwt: "" });
    return;
  }
  const expires = duration === undefined ? given!.expires : model.now + duration * 60_000;
  expect(Date.parse(session.expires_at)).toBe(expires);
  expect(session.user_id).toBe(user.user_id);
  if (given) {
    expect({ id: session.session_id, token }).toEqual({ id: given.session_id, token: given.token });
    Object.assign(given, { expires, jwt });
    return;
  }
  const { session_id, user_id } = session;
  expect(model.sessions.some((old) => old.session_id === session_id || old.token === token)).toBe(false);
  model.sessions.push({ session_id, user_id, token, jwt, expires, revoked: false });
}

const authenticate = command(
  "authenticate",
  [which, fc.boolean(), optional(minutes)],
  async (model, real, n, byToken, duration) => {
    // prettier-ignore
    const session = model.session(n);
    if (!session) return;
    const named = byToken ? { session_token: session.token } : { session_jwt: session.jwt };
    const request = { ...named, session_duration_minutes: duration };
    const { summary, body } = await real.call("POST", "sessions/authenticate", request);
    expect(summary).toBe(model.isAlive(session) ? "200" : "404 session_not_found");
    if (summary !== "200") return;
    expect(body.session.session_id).toBe(session.session_id);
    expect(body.session_token).toBe(byToken ? session.token : "");
    session.jwt = body.session_jwt;
    if (duration !== undefined) session.expires = model.now + duration * 60_000;
    expect(Date.parse(body.session.expires_at)).toBe(session.expires);
  },
);

const revoke = command(
  "revoke",
  [which, fc.constantFrom("id", "token", "jwt")],
  async (model, real, n, by) => {
    const session = model.session(n);
    if (!session) return;
    const named = { id: session.session_id, token: session.token, jwt: session.jwt };
    const { summary } = await real.call("POST", "sessions/revoke", { [`session_${by}`]: named[by as "id"] });
    expect(summary).toBe(model.isAlive(session) ? "200" : "404 session_not_found");
    session.revoked = true;
  },
);

const list = command("list", [email], async (model, real, to) => {
  const user = model.find(to);
  if (!user) return;
  const { body } = await real.call("GET", `sessions?user_id=${user.user_id}`);
  const alive = model.sessions.filter((each) => each.user_id === user.user_id && model.isAlive(each));
  const ids = (sessions: readonly { session_id: string }[]) => sessions.map(({ session_id }) => session_id);
  expect(ids(body.sessions)).toEqual(ids(alive).reverse());
});

const remove = command("delete", [email], async (model, real, to) => {
  const user = model.find(to);
  if (!user) return;
  expect((await real.call("DELETE", `users/${user.user_id}`)).summary).toBe("200");
  user.deleted = true;
});

const wait = command(
  "wait",
  [fc.constantFrom(1_000, 59_000, 60_000, 299_000, 600_000, 86_400_000)],
  async (model, real, ms) => {
    // prettier-ignore
    real.sandbox.clock.advance(ms);
    model.now += ms;
    await Promise.resolve();
  },
);

const restart = command("restart", [], async (model, real) => {
  real.restart(model.now);
  await Promise.resolve();
});

const anything = fc.commands(
  [send, send, spend, spend, spend, authenticate, authenticate, revoke, list, remove, wait, restart],
  { maxCommands: 30, size: "max" },
);

it("the sandbox's login does what a plain list of codes and sessions would do, whatever the calls are", async () => {
  // A failure prints its seed and its shortest run of calls; give the seed here to see it again.
  await fc.assert(
    fc.asyncProperty(anything, (commands) =>
      fc.asyncModelRun(() => ({ model: new LoginModel(), real: new RealLogin() }), commands),
    ),
    { numRuns: 1000 },
  );
});
