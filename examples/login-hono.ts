/**
 * The whole login of a web application, on Hono: log in by passcode, be known on each request, renew, log out.
 *
 *     POST /login       email=…   sends a passcode
 *     POST /login/code  code=…    checks it, and sets the session's cookie
 *     GET  /me                    for users: checked here, with a call every minute at the most, which renews the cookie
 *     POST /logout                ends the session
 *
 * To run it: `serve(createApp(createStytchFromEnv(), "https://app.example.com").fetch)`, both of `stytch-fetch/node`.
 */
import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { isStytchError, StytchAPIError, StytchConfigError, StytchTokenError } from "stytch-fetch";
import type { Stytch } from "stytch-fetch";

const SESSION_MINUTES = 7 * 24 * 60;
const CODE_MINUTES = 5;
const WRONG_CODE = ["otp_code_not_found", "unable_to_auth_otp_code", "invalid_method_id"] as const;
const ENDED = ["session_not_found", "unable_to_parse_session_jwt", "jwt_invalid_audience"] as const;
// Out of reach of scripts, of plain HTTP, and of other sites' forms. The prefix, `__Host-` in the name, keeps other hosts
// of the same domain from setting one.
const COOKIE = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

type Env = { Variables: { userId: string } };

/** @param origin the application's, as browsers see it: behind a proxy a request's own URL has another */
export function createApp(stytch: Stytch, origin: string): Hono<Env> {
  const app = new Hono<Env>();
  app.onError(answerError);
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store"); // no cache may hand one user's answer, or cookie, to another
  });
  app.use(csrf({ origin })); // refuses the forms of all other origins, those that SameSite lets through included

  // Whether the address is known isn't told. Each passcode costs a message: limit this by IP address, too.
  app.post("/login", async (c) => {
    const email = await readField(c, "email");
    if (!email) return c.text("Send a form with your email.", 400);
    try {
      const { email_id } = await stytch.otps.email.loginOrCreate({ email, expiration_minutes: CODE_MINUTES });
      // The passcode is good with this id only. It is no secret, so the browser may keep it: in a cookie, and not in a
      // field of the form, which another site could have filled in.
      setCookie(c, "login", email_id, { ...COOKIE, maxAge: CODE_MINUTES * 60 });
      return c.text("A passcode is on its way.");
    } catch (error) {
      if (!(error instanceof StytchAPIError && error.status_code === 400)) throw error;
      return c.text("No passcode can be sent to this address.", 400);
    }
  });

  app.post("/login/code", async (c) => {
    const code = (await readField(c, "code")).replace(/\s/g, "");
    if (!/^\d{6}$/.test(code)) return c.text("Send a form with the code, six digits.", 400);
    const method_id = getCookie(c, "login", "host");
    if (!method_id) return c.text("The passcode has expired. Ask for another.", 401);
    try {
      const params = { method_id, code, session_duration_minutes: SESSION_MINUTES };
      const { session, session_jwt } = await stytch.otps.authenticate(params);
      setSession(c, session_jwt, session!); // it is there, as a duration was given
      deleteCookie(c, "login", COOKIE);
      return c.text("Logged in."); // where to go next isn't taken from the request, which another site may have written
    } catch (error) {
      if (!isStytchError(error, ...WRONG_CODE)) throw error;
      return c.text("The passcode is wrong, or was used, or has expired.", 401);
    }
  });

  app.get("/me", requireUser(stytch), (c) => c.json({ user_id: c.get("userId") }));

  app.post("/logout", async (c) => {
    const session_jwt = getCookie(c, "session", "host");
    if (session_jwt) {
      await stytch.sessions.revoke({ session_jwt }).catch((error: unknown) => {
        if (!hasEnded(error)) throw error; // the session lives on: the cookie stays, to try again
      });
    }
    deleteCookie(c, "session", COOKIE);
    return c.text("Logged out.");
  });
  return app;
}

const requireUser = (stytch: Stytch) =>
  createMiddleware<Env>(async (c, next) => {
    const cookie = getCookie(c, "session", "host");
    if (!cookie) return c.text("Log in first.", 401);
    try {
      // A session that was ended elsewhere is noticed within so many seconds; with 0 at once, by a call each time.
      const params = { session_jwt: cookie, max_token_age_seconds: 60 };
      const { session, session_jwt } = await stytch.sessions.authenticateJwt(params, { timeout: 5_000 });
      if (session_jwt !== cookie) setSession(c, session_jwt, session); // the API was asked, and gave a new one
      c.set("userId", session.user_id);
    } catch (error) {
      if (!hasEnded(error)) throw error;
      deleteCookie(c, "session", COOKIE);
      return c.text("Log in again.", 401);
    }
    return next();
  });

/**
 * Whether a call failed because of the session. No other failure, such as an outage, logs a user out. (If you add an
 * `authorization_check`, what it refuses is a StytchTokenError, too, with the code `invalid_permissions`: answer 403.)
 */
function hasEnded(error: unknown): boolean {
  return error instanceof StytchTokenError || isStytchError(error, ...ENDED);
}

/**
 * Sets the session's cookie, which outlives its JWT, as that is what the next one is asked with. Browsers drop one of more
 * than 4 KB: keep custom claims small.
 */
function setSession(c: Context, session_jwt: string, { expires_at }: { expires_at: string }): void {
  const maxAge = Math.max(0, Math.floor((Date.parse(expires_at) - Date.now()) / 1000));
  setCookie(c, "session", session_jwt, { ...COOKIE, maxAge });
}

async function readField(c: Context, name: string): Promise<string> {
  const form = await c.req.formData().catch(() => undefined); // of another type, or broken
  const value = form?.get(name);
  return typeof value === "string" ? value.trim() : "";
}

function answerError(error: Error, c: Context): Response {
  if (error instanceof HTTPException) return error.getResponse();
  console.error(error); // the client puts nothing of the request in an error; the API's own words stand as they are
  if (error instanceof StytchAPIError && error.status_code === 429) {
    c.header("retry-after", error.headers.get("retry-after") ?? "60");
    return c.text("Too many tries. Wait a while.", 429);
  }
  // What the API refuses, a wrong secret for instance, is yours to mend. All else is its fault or the network's, and passes.
  const isRefusal = error instanceof StytchAPIError && error.status_code < 500;
  const isOutage = isStytchError(error) && !isRefusal && !(error instanceof StytchConfigError);
  return isOutage ? c.text("Try again in a moment.", 503) : c.text("Something went wrong.", 500);
}
