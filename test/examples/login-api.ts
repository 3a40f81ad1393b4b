// A stand-in of the API's passcodes and sessions for the examples that log in, with JWTs that are signed. Users are a sandbox's.
import type { api_session_v1_Session, api_user_v1_User } from "../../generated/schema.ts";
import { createStytch, type Fetch } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { json, projectId, refusal, secret } from "../helpers.ts";
import { keySet, makeToken } from "../local/tokens.ts";

type Body = Record<string, string | number>;

interface Passcode {
  readonly code: string;
  readonly user: api_user_v1_User;
  readonly expires: number;
  isUsed: boolean;
}

export class LoginApi {
  /** The paths that were asked for, without `/v1/`. */
  readonly asked: string[] = [];
  /** The answer of every call while it is set. It may throw. */
  fault: (() => Response) | undefined;
  readonly #users = createStytch({ projectId, secret, fetch: createSandbox({ projectId, secret }).fetch })
    .users;
  readonly #known = new Map<string, api_user_v1_User>();
  readonly #passcodes = new Map<string, Passcode>();
  readonly #sessions = new Map<string, api_session_v1_Session>();
  /** The session of each JWT that was given. */
  readonly #jwts = new Map<string, string>();
  #sent = 0;

  readonly fetch: Fetch = async (request) => {
    const path = new URL(request.url).pathname.replace(/^\/v1\//, "");
    this.asked.push(path);
    if (this.fault) return this.fault();
    if (path.startsWith("sessions/jwks/"))
      return ok({ keys: keySet.keys.map((key) => ({ ...key, ...CERTIFICATE })) });
    const body = (await request.json()) as Body;
    if (path === "otps/email/login_or_create") return this.#send(String(body["email"]));
    if (path === "otps/authenticate") return this.#start(body);
    if (path === "sessions/authenticate") return this.#renew(String(body["session_jwt"]));
    if (path === "sessions/revoke") return this.#revoke(String(body["session_jwt"]));
    throw new Error(`The stand-in doesn't know ${path}.`);
  };

  /** The passcode of the last message. */
  get lastCode(): string {
    return [...this.#passcodes.values()].at(-1)!.code;
  }

  /** Ends every session, as somebody does from another browser. */
  endSessions(): void {
    this.#sessions.clear();
  }

  async #send(email: string): Promise<Response> {
    if (!email.includes("@")) return refuse("invalid_email", 400);
    const known = this.#known.get(email);
    const user = known ?? (await this.#users.create({ email })).user;
    this.#known.set(email, user);
    const { email_id } = user.emails[0]!;
    const code = String(100_000 + ++this.#sent);
    this.#passcodes.set(email_id, { code, user, expires: Date.now() + 5 * 60_000, isUsed: false });
    return ok({ user_id: user.user_id, email_id, user_created: !known });
  }

  #start({ method_id, code, session_duration_minutes }: Body): Response {
    const passcode = this.#passcodes.get(String(method_id));
    if (passcode?.code !== code) return refuse("otp_code_not_found", 404);
    if (passcode!.isUsed || Date.now() >= passcode!.expires) return refuse("unable_to_auth_otp_code", 401);
    passcode!.isUsed = true;
    const { user } = passcode!;
    const now = timestamp(Date.now());
    const session: api_session_v1_Session = {
      session_id: `session-test-00000000-0000-4000-8000-${String(this.#sent).padStart(12, "0")}`,
      user_id: user.user_id,
      authentication_factors: [],
      roles: ["stytch_user"],
      started_at: now,
      last_accessed_at: now,
      expires_at: timestamp(Date.now() + Number(session_duration_minutes) * 60_000),
      attributes: { ip_address: "", user_agent: "" },
      custom_claims: {},
    };
    this.#sessions.set(session.session_id, session);
    const tokens = { session_token: "a".repeat(44), session_jwt: this.#sign(session) };
    const { user_id } = user;
    return ok({ user_id, method_id, user, session, ...tokens, reset_sessions: false });
  }

  async #renew(jwt: string): Promise<Response> {
    const session = this.#find(jwt);
    if (session instanceof Response) return session;
    const { user_id } = session;
    const user = await this.#users.get({ user_id });
    return ok({ user, session, session_token: "", session_jwt: this.#sign(session) });
  }

  #revoke(jwt: string): Response {
    const session = this.#find(jwt);
    if (session instanceof Response) return session;
    this.#sessions.delete(session.session_id);
    return ok({});
  }

  #find(jwt: string): api_session_v1_Session | Response {
    const id = this.#jwts.get(jwt);
    if (id === undefined) return refuse("unable_to_parse_session_jwt", 400);
    const session = this.#sessions.get(id);
    const isLive = session && Date.parse(session.expires_at) > Date.now();
    return isLive ? session : refuse("session_not_found", 404);
  }

  #sign({ session_id, user_id, custom_claims, ...session }: api_session_v1_Session): string {
    const claims = {
      sub: user_id,
      ...custom_claims,
      "https://stytch.com/session": { id: session_id, ...session },
    };
    const jwt = makeToken({ claims });
    this.#jwts.set(jwt, session_id);
    return jwt;
  }
}

const REQUEST_ID = "request-id-test-00000000-0000-4000-8000-000000000000";
/** What a key has besides, for which nobody looks here. */
const CERTIFICATE = { x5c: ["MIIB"], x5tS256: "YQ==" };

const timestamp = (time: number): string => `${new Date(time).toISOString().slice(0, -5)}Z`;
const ok = (fields: object): Response => json({ ...fields, request_id: REQUEST_ID, status_code: 200 });

export function refuse(type: string, status: number, headers: Record<string, string> = {}): Response {
  return json({ ...refusal(type, status), request_id: REQUEST_ID }, status, headers);
}
