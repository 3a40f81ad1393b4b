// What a reader of the guides has besides the code of a block: a client, credentials, what a user typed.
import { createStytch } from "../../src/index.ts";
import { ExampleApi } from "../examples/example-api.ts";
import { projectId, secret } from "../helpers.ts";

const credentials = { projectId, secret };
/** The claim that only a session's JWT has. */
const SESSION = "https://stytch.com/session";

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
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Makes the API and the values of one block. What the sandbox imitates, it answers; the rest are the document's examples
 * of a success, about a user whom there is.
 */
export async function makeGiven(): Promise<Given> {
  const api = await ExampleApi.start();
  const stytch = createStytch({ ...credentials, fetch: api.fetch });
  const client_id = "m2m-client-test-4b7c1d92-e05b-4f38-b6a9-83f2c5d7e160";
  return {
    api,
    values: {
      stytch,
      sandbox: api.sandbox,
      request: new Request("https://app.example.com/login?stytch_token_type=magic_links&token=DOYoip3rvIMM"),
      projectId,
      secret,
      credentials,
      options: credentials,
      env: { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret },
      user_id: api.userId,
      email: "new@example.com",
      phone_number: "+14155550123",
      password: "correct horse battery staple",
      token: "DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=",
      code: "314159",
      session_token: "WJtR5BCy38Szd5AfoDpf0iqFKEt4EE5JhjlWUY7l3FtY",
      session_jwt: api.jwt(),
      client_id,
      client_secret: "client-secret-0123456789",
      access_token: api.jwt({ sub: client_id, scope: "read:users write:users", [SESSION]: undefined }),
      findUser: () => Promise.resolve(api.userId),
      save: () => Promise.resolve(),
    },
  };
}
