/**
 * The whole login of a web application, as route handlers of Next.js's App Router: log in by passcode, be known on each
 * request, renew, log out. They take a `Request` and give a `Response`, so other frameworks can use them as they are.
 *
 *     app/login/route.ts       export const POST = handlers.login;     email=…  sends a passcode
 *     app/login/code/route.ts  export const POST = handlers.finish;    code=…   checks it, and sets the session's cookie
 *     app/me/route.ts          export const GET = handlers.me;         checked here, with a call every minute at the most
 *     app/logout/route.ts      export const POST = handlers.logout;    ends the session
 *
 * where `handlers` is `createHandlers(createStytchFromEnv(), "https://app.example.com")`, made once in a module of yours.
 */
import { isStytchError, StytchAPIError, StytchConfigError, StytchTokenError } from "stytch-fetch";
import type { Stytch } from "stytch-fetch";

type Handler = (request: Request) => Promise<Response>;
type Handlers = Record<"login" | "finish" | "me" | "logout", Handler>;

const SESSION_MINUTES = 7 * 24 * 60;
const CODE_MINUTES = 5;
const WRONG_CODE = ["otp_code_not_found", "unable_to_auth_otp_code", "invalid_method_id"] as const;
const ENDED = ["session_not_found", "unable_to_parse_session_jwt", "jwt_invalid_audience"] as const;
// `__Host-` in a cookie's name keeps other hosts of the same domain from setting one.
const SESSION = "__Host-session";
const LOGIN = "__Host-login";

/** @param origin the application's, as browsers see it: behind a proxy a request's own URL has another */
export function createHandlers(stytch: Stytch, origin: string): Handlers {
  // Whether the address is known isn't told. Each passcode costs a message: limit this by IP address, too.
  async function login(request: Request): Promise<Response> {
    const email = await readField(request, "email");
    if (!email) return answer(400, "Send a form with your email.");
    try {
      const { email_id } = await stytch.otps.email.loginOrCreate({ email, expiration_minutes: CODE_MINUTES });
      // The passcode is good with this id only. It is no secret, so the browser may keep it: in a cookie, and not in a
      // field of the form, which another site could have filled in.
      return answer(200, "A passcode is on its way.", cookie(LOGIN, email_id, CODE_MINUTES * 60));
    } catch (error) {
      if (!(error instanceof StytchAPIError && error.status_code === 400)) throw error;
      return answer(400, "No passcode can be sent to this address.");
    }
  }

  async function finish(request: Request): Promise<Response> {
    const code = (await readField(request, "code")).replace(/\s/g, "");
    if (!/^\d{6}$/.test(code)) return answer(400, "Send a form with the code, six digits.");
    const method_id = readCookie(request, LOGIN);
    if (!method_id) return answer(401, "The passcode has expired. Ask for another.");
    try {
      const params = { method_id, code, session_duration_minutes: SESSION_MINUTES };
      const { session, session_jwt } = await stytch.otps.authenticate(params);
      // `session` is there, as a duration was given. Where to go next isn't taken from the request: no open redirect.
      return answer(200, "Logged in.", sessionCookie(session_jwt, session!), cookie(LOGIN, "", 0));
    } catch (error) {
      if (!isStytchError(error, ...WRONG_CODE)) throw error;
      return answer(401, "The passcode is wrong, or was used, or has expired.");
    }
  }

  // A page can read cookies but set none, so renew in a route handler like this one, or in proxy.ts (middleware.ts).
  async function me(request: Request): Promise<Response> {
    const jwt = readCookie(request, SESSION);
    if (!jwt) return answer(401, "Log in first.");
    try {
      // A session that was ended elsewhere is noticed within so many seconds; with 0 at once, by a call each time.
      const params = { session_jwt: jwt, max_token_age_seconds: 60 };
      const { session, session_jwt } = await stytch.sessions.authenticateJwt(params, { timeout: 5_000 });
      const response = Response.json({ user_id: session.user_id });
      // Another one came back: the API was asked.
      if (session_jwt !== jwt) response.headers.append("set-cookie", sessionCookie(session_jwt, session));
      return response;
    } catch (error) {
      if (!hasEnded(error)) throw error;
      return answer(401, "Log in again.", cookie(SESSION, "", 0));
    }
  }

  async function logout(request: Request): Promise<Response> {
    const session_jwt = readCookie(request, SESSION);
    if (session_jwt) {
      await stytch.sessions.revoke({ session_jwt }).catch((error: unknown) => {
        if (!hasEnded(error)) throw error; // the session lives on: the cookie stays, to try again
      });
    }
    return answer(200, "Logged out.", cookie(SESSION, "", 0));
  }

  const safely = (handler: Handler) => async (request: Request) => {
    // Refuses the forms of all other origins, those that SameSite lets through included.
    const isForeign = request.method === "POST" && request.headers.get("origin") !== origin;
    const response = isForeign ? answer(403, "Forbidden") : await handler(request).catch(answerError);
    response.headers.set("cache-control", "no-store"); // no cache may hand one user's answer, or cookie, to another
    return response;
  };
  return { login: safely(login), finish: safely(finish), me: safely(me), logout: safely(logout) };
}

/**
 * Whether a call failed because of the session. No other failure, such as an outage, logs a user out. (If you add an
 * `authorization_check`, what it refuses is a StytchTokenError, too, with the code `invalid_permissions`: answer 403.)
 */
function hasEnded(error: unknown): boolean {
  return error instanceof StytchTokenError || isStytchError(error, ...ENDED);
}

/**
 * Makes the session's cookie, which outlives its JWT, as that is what the next one is asked with. Browsers drop one of more
 * than 4 KB: keep custom claims small.
 */
function sessionCookie(session_jwt: string, { expires_at }: { expires_at: string }): string {
  return cookie(SESSION, session_jwt, Math.max(0, Math.floor((Date.parse(expires_at) - Date.now()) / 1000)));
}

// In Next.js: (await cookies()).set(name, value, { path: "/", maxAge, httpOnly: true, secure: true, sameSite: "lax" })
function cookie(name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Lax`;
}

// In Next.js: (await cookies()).get(name)?.value
function readCookie(request: Request, name: string): string | undefined {
  const pairs = request.headers.get("cookie")?.split("; ") ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

async function readField(request: Request, name: string): Promise<string> {
  const form = await request.formData().catch(() => undefined); // of another type, or broken
  const value = form?.get(name);
  return typeof value === "string" ? value.trim() : "";
}

function answer(status: number, text: string, ...cookies: string[]): Response {
  const headers = cookies.map((cookie): [string, string] => ["set-cookie", cookie]);
  return new Response(text, { status, headers });
}

function answerError(error: unknown): Response {
  console.error(error); // the client puts nothing of the request in an error; the API's own words stand as they are
  if (error instanceof StytchAPIError && error.status_code === 429) {
    const response = answer(429, "Too many tries. Wait a while.");
    response.headers.set("retry-after", error.headers.get("retry-after") ?? "60");
    return response;
  }
  // What the API refuses, a wrong secret for instance, is yours to mend. All else is its fault or the network's, and passes.
  const isRefusal = error instanceof StytchAPIError && error.status_code < 500;
  const isOutage = isStytchError(error) && !isRefusal && !(error instanceof StytchConfigError);
  return isOutage ? answer(503, "Try again in a moment.") : answer(500, "Something went wrong.");
}
