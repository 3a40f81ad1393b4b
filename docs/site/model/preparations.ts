import { SignJWT } from "jose";
import { codeOf, stepAt } from "../../../src/sandbox/resources/totps/code.ts";
import type { Sandbox } from "../../../src/sandbox/index.ts";
import { AUDIENCE, EMAIL, ISSUER, type Project } from "./project.ts";

type Params = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, string>>;

/** The state in which a call is prepared. */
export interface Surroundings {
  readonly sandbox: Sandbox;
  readonly project: Project;
  /** Makes a call that must succeed. */
  readonly ask: (method: string, params: Params) => Promise<Answer>;
}

/** Makes what a call needs, and gives the params that name it. */
type Prepare = (surroundings: Surroundings, params: Params) => Promise<Params>;

/** The ways to a call, by its method, where no answer of another call has what it needs under the same name. */
export const preparations: Readonly<Record<string, Prepare>> = {
  "impersonation.authenticate": async ({ ask, sandbox }) => {
    const { user_id } = await ask("users.create", { email: EMAIL });
    const { impersonation_token } = sandbox.impersonation.createToken({ user_id: user_id! });
    return { impersonation_token };
  },
  // The cursor of the document's is of another search.
  "m2m.clients.search": async (at) => ({ ...(await client(at)), cursor: undefined }),
  "m2m.clients.get": client,
  "m2m.clients.update": client,
  "m2m.clients.delete": client,
  "m2m.clients.secrets.rotateStart": client,
  "m2m.clients.secrets.rotateCancel": rotatingClient,
  "m2m.clients.secrets.rotate": rotatingClient,
  "m2m.token": async (at) => {
    const { client_id, client_secret } = await makeClient(at);
    return { client_id, client_secret };
  },
  "otps.authenticate": async (at, params) => {
    const open = await sessionFor(at, params);
    const { attributes, code_verifier } = params;
    const { email_id: method_id } = await at.ask("otps.email.loginOrCreate", {
      email: EMAIL,
      ...(attributes !== undefined && { attributes }),
      ...(code_verifier !== undefined && { code_challenge: CHALLENGE }),
    });
    return { ...open, method_id, code: at.sandbox.messages.last({ kind: "passcode" }).code };
  },
  "passwords.authenticate": async (at, params) => {
    // A passcode's session would have ended the password: it was there before the email address was proven.
    const { password } = params;
    return pick(
      await at.ask("passwords.create", { email: EMAIL, password, session_duration_minutes: 60 }),
      params,
    );
  },
  "passwords.email.reset": async ({ ask, sandbox }, { attributes, code_verifier }) => {
    await ask("users.create", { email: EMAIL });
    await ask("passwords.email.resetStart", {
      email: EMAIL,
      ...(attributes !== undefined && { attributes }),
      ...(code_verifier !== undefined && { code_challenge: CHALLENGE }),
    });
    return { token: sandbox.messages.last({ kind: "password_reset" }).token };
  },
  "passwords.existingPassword.reset": async ({ ask }, { existing_password: password }) => {
    await ask("passwords.create", { email: EMAIL, password });
    return {};
  },
  "sessions.migrate": async ({ ask }) => {
    await ask("users.create", { email: EMAIL });
    return {};
  },
  "sessions.exchangeAccessToken": async ({ ask, sandbox }) => {
    const { user_id = "" } = await ask("users.create", { email: EMAIL });
    const app = { client_type: "first_party", scopes_granted: "openid full_access" };
    const { connected_app_id } = sandbox.users.connectApp(user_id, app);
    return { access_token: await sandbox.users.createAccessToken(user_id, { connected_app_id }) };
  },
  "sessions.attest": async (at, params) => {
    const open = await sessionFor(at, params);
    if (!("session_token" in open)) await at.ask("users.create", { email: EMAIL });
    const seconds = Math.floor(at.sandbox.clock.now().getTime() / 1000);
    const token = await new SignJWT({ email: EMAIL, jti: "token-1" })
      .setProtectedHeader({ alg: "ES256" })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime(seconds + 60)
      .sign(at.project.issuerKey);
    return { ...open, token };
  },
  "totps.authenticate": async (at, params) => {
    const { open, user_id, totp_code } = await totp(at, params);
    return { ...open, user_id, totp_code };
  },
  "totps.recover": async (at, params) => {
    const { open, user_id, totp_code, recovery_code } = await totp(at, params);
    // Recovery codes stand in for an app that has worked once.
    await at.ask("totps.authenticate", { user_id, totp_code });
    return { ...open, user_id, recovery_code };
  },
};

/** Of the verifier in RFC 7636, appendix B, which the document's examples have. */
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

const SESSION = ["session_token", "session_jwt"];

async function makeClient({ ask }: Surroundings): Promise<Answer> {
  const params = { client_name: "Billing", scopes: ["read:users", "write:invoices"] };
  const { m2m_client } = await ask("m2m.clients.create", params);
  return m2m_client as unknown as Answer;
}

async function client(at: Surroundings): Promise<Params> {
  const { client_id } = await makeClient(at);
  return { client_id };
}

async function rotatingClient(at: Surroundings): Promise<Params> {
  const made = await client(at);
  await at.ask("m2m.clients.secrets.rotateStart", made);
  return made;
}

/** Signs the user in, where the params have a session; gives it as they have it. */
async function sessionFor({ ask, sandbox }: Surroundings, params: Params): Promise<Params> {
  if (!SESSION.some((name) => name in params)) return {};
  const { email_id } = await ask("otps.email.loginOrCreate", { email: EMAIL });
  const { code } = sandbox.messages.last({ kind: "passcode" });
  const session = await ask("otps.authenticate", { method_id: email_id, code, session_duration_minutes: 60 });
  return pick(session, params);
}

function pick(session: Answer, params: Params): Params {
  return Object.fromEntries(SESSION.filter((name) => name in params).map((name) => [name, session[name]]));
}

interface Totp {
  readonly open: Params;
  readonly user_id: string | undefined;
  readonly totp_code: string;
  readonly recovery_code: string | undefined;
}

async function totp(at: Surroundings, params: Params): Promise<Totp> {
  const open = await sessionFor(at, params);
  const { user_id } = await at.ask("otps.email.loginOrCreate", { email: EMAIL });
  const { secret = "", recovery_codes } = await at.ask("totps.create", { user_id });
  const totp_code = codeOf(secret, stepAt(at.sandbox.clock.now().getTime()));
  return { open, user_id, totp_code, recovery_code: recovery_codes?.[0] };
}
