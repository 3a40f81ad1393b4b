// What a reader of the guides has besides the code of a block: a client, credentials, what a user typed.
import { createStytch } from "../../src/index.ts";
import { ExampleApi } from "../examples/example-api.ts";
import { projectId, secret } from "../helpers.ts";
import { showCode } from "../sandbox/login/authenticator.ts";

const credentials = { projectId, secret };

/** The declarations by which blocks compile, in a file of their own. */
export const DECLARATIONS = `
import type { Stytch } from "stytch-fetch";
import type { Sandbox } from "stytch-fetch/sandbox";
declare global {
  const stytch: Stytch, sandbox: Sandbox, request: Request;
  const projectId: string, secret: string, credentials: { projectId: string; secret: string };
  const options: { projectId: string; secret: string };
  const env: { STYTCH_PROJECT_ID: string; STYTCH_SECRET: string };
  const user_id: string, email: string, phone_number: string, password: string;
  const token: string, code: string, session_token: string, session_jwt: string;
  const client_id: string, client_secret: string, access_token: string;
  const findUser: (request: Request) => Promise<string | undefined>;
  const save: (user: unknown) => Promise<void>;
}
export {};`;

/** The values by which they run, and the API that answers. */
export interface Given {
  readonly api: ExampleApi;
  /** Some are only there once the block has called for them: what a user reads in a message, or in an app. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Makes the API and the values of one block. What the sandbox imitates, it answers; the rest are the document's examples
 * of a success, about a user whom there is.
 */
export async function makeGiven(): Promise<Given> {
  const api = await ExampleApi.start();
  const { sandbox } = api;
  const stytch = createStytch({ ...credentials, fetch: sandbox.fetch });
  // A login that sends nothing, so that all messages are the block's.
  const { token } = await stytch.magicLinks.create({ user_id: api.userId });
  const login = await stytch.magicLinks.authenticate({ token, session_duration_minutes: 60 });
  const scopes = ["read:users", "write:users"];
  const { m2m_client } = await stytch.m2m.clients.create({ scopes });
  const { client_id, client_secret } = m2m_client;
  const { access_token } = await stytch.m2m.token({
    client_id,
    client_secret,
    grant_type: "client_credentials",
  });
  const values = {
    stytch: createStytch({ ...credentials, fetch: api.fetch }),
    sandbox,
    projectId,
    secret,
    credentials,
    options: credentials,
    env: { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret },
    user_id: api.userId,
    email: "new@example.com",
    phone_number: "+14155550123",
    password: "correct horse battery staple",
    session_token: login.session_token,
    session_jwt: login.session_jwt,
    client_id,
    client_secret,
    access_token,
    findUser: () => Promise.resolve(api.userId),
    save: () => Promise.resolve(),
    /** The code of a message, or else that of the user's authenticator app. */
    get code(): string {
      const sent = sandbox.messages.list({ kind: "passcode" }).at(-1);
      const [app] = sandbox.snapshot().totps;
      return sent?.code ?? showCode(app!.secret, sandbox.clock.now().getTime());
    },
    /** That of a link. */
    get token(): string {
      const sent = sandbox.messages.last();
      return "token" in sent ? sent.token : "";
    },
    /** What the browser asks for when its user follows that link. */
    get request(): Request {
      const [sent] = sandbox.messages.list({ kind: "magic_link" });
      return new Request(sent?.link ?? "https://app.example.com/");
    },
  };
  return { api, values };
}
