/**
 * A small web application with pages, on Hono, whose users log in by a passcode sent by email.
 *
 *     /login       asks for an address, and sends the passcode
 *     /login/code  asks for the passcode, and sets the session's cookie
 *     /account     for users alone
 *     /logout      ends the session
 *
 * To run it with no account, start `npx stytch-fetch sandbox`, which prints each passcode, set the variables to what it
 * prints, and serve `createApp(createStytchFromEnv(), "http://127.0.0.1:3000").fetch` by `serve` of `stytch-fetch/node`.
 * What there is to say when the API is down, or somebody tries too often, is in `login-hono.ts`.
 */
import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { html } from "hono/html";
import { isStytchError, StytchTokenError, type Stytch } from "stytch-fetch";

const SESSION_MINUTES = 24 * 60;
const CODE_MINUTES = 5;
const WRONG_CODE = ["otp_code_not_found", "unable_to_auth_otp_code", "invalid_method_id"] as const;
const COOKIE = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** @param origin the application's, as browsers see it */
export function createApp(stytch: Stytch, origin: string): Hono {
  const app = new Hono();
  app.use(csrf({ origin })); // refuses the forms of other origins
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });

  app.get("/login", (c) => c.html(loginPage()));
  app.post("/login", async (c) => {
    const email = await readField(c, "email");
    try {
      const { email_id } = await stytch.otps.email.loginOrCreate({ email, expiration_minutes: CODE_MINUTES });
      setCookie(c, "login", email_id, { ...COOKIE, maxAge: CODE_MINUTES * 60 });
      return c.redirect("/login/code", 303);
    } catch (error) {
      if (!isStytchError(error, "invalid_email", "inactive_email")) throw error;
      return c.html(loginPage("No passcode can be sent to this address."), 400);
    }
  });

  app.get("/login/code", (c) => c.html(codePage()));
  app.post("/login/code", async (c) => {
    const method_id = getCookie(c, "login", "host");
    if (!method_id) return c.redirect("/login", 303);
    const code = (await readField(c, "code")).replace(/\s/g, "");
    if (!/^\d{6}$/.test(code)) return c.html(codePage("A passcode has six digits."), 400);
    try {
      const params = { method_id, code, session_duration_minutes: SESSION_MINUTES };
      const { session_jwt } = await stytch.otps.authenticate(params);
      setCookie(c, "session", session_jwt, { ...COOKIE, maxAge: SESSION_MINUTES * 60 });
      deleteCookie(c, "login", COOKIE);
      return c.redirect("/account", 303);
    } catch (error) {
      if (!isStytchError(error, ...WRONG_CODE)) throw error;
      return c.html(codePage("The passcode is wrong, or was used, or has expired."), 401);
    }
  });

  app.get("/account", async (c) => {
    const user_id = await findUser(stytch, c);
    if (!user_id) return c.redirect("/login", 303);
    const { emails } = await stytch.users.get({ user_id });
    return c.html(accountPage(emails[0]?.email ?? "you"));
  });

  app.post("/logout", async (c) => {
    const session_jwt = getCookie(c, "session", "host");
    if (session_jwt) {
      await stytch.sessions.revoke({ session_jwt }).catch((error: unknown) => {
        if (!hasEnded(error)) throw error; // the session lives on: the cookie stays, to try again
      });
    }
    deleteCookie(c, "session", COOKIE);
    return c.redirect("/login", 303);
  });
  return app;
}

/** Finds who is logged in: by the JWT alone, and with a call when it is a minute old, which gives a new one. */
async function findUser(stytch: Stytch, c: Context): Promise<string | undefined> {
  const cookie = getCookie(c, "session", "host");
  if (!cookie) return undefined;
  try {
    const params = { session_jwt: cookie, max_token_age_seconds: 60 };
    const { session, session_jwt } = await stytch.sessions.authenticateJwt(params);
    if (session_jwt !== cookie)
      setCookie(c, "session", session_jwt, { ...COOKIE, maxAge: SESSION_MINUTES * 60 });
    return session.user_id;
  } catch (error) {
    if (!hasEnded(error)) throw error;
    deleteCookie(c, "session", COOKIE);
    return undefined;
  }
}

function hasEnded(error: unknown): boolean {
  return error instanceof StytchTokenError || isStytchError(error, "session_not_found");
}

async function readField(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === "string" ? value.trim() : "";
}

// `html` escapes what is put into it.
type Html = ReturnType<typeof html>;

const layout = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;

const alert = (problem: string | undefined): Html | "" =>
  problem ? html`<p role="alert">${problem}</p>` : "";

const loginPage = (problem?: string): Html =>
  layout(
    "Log in",
    html`${alert(problem)}
      <form method="post" action="/login">
        <label>Email <input name="email" type="email" autocomplete="email" required /></label>
        <button>Send a passcode</button>
      </form>`,
  );

const codePage = (problem?: string): Html =>
  layout(
    "Check your mail",
    html`${alert(problem)}
      <form method="post" action="/login/code">
        <label
          >Passcode <input name="code" inputmode="numeric" autocomplete="one-time-code" required
        /></label>
        <button>Log in</button>
      </form>
      <p><a href="/login">Send another</a></p>`,
  );

const accountPage = (email: string): Html =>
  layout(
    "Your account",
    html`<p>You are logged in as ${email}.</p>
      <form method="post" action="/logout"><button>Log out</button></form>`,
  );
