// An upstream for the gateways of the examples, and for the guides: a sandbox, and the document's own examples for what that
// doesn't imitate.
import { createPrivateKey } from "node:crypto";
import document from "../../generated/openapi.json" with { type: "json" };
import type { api_user_v1_GetResponse } from "../../generated/schema.ts";
import { createStytch, type Fetch, type Stytch } from "../../src/index.ts";
import { documentedApi } from "../../src/routes/api.ts";
import { createMatcher } from "../../src/routes/match.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { json, projectId, secret } from "../helpers.ts";
import { makeToken, sessionClaims, type TestKey } from "../local/tokens.ts";
import { ORIGIN } from "./browser.ts";

type Answer = Readonly<Record<string, unknown>>;

const HOUR = 3_600_000;

const match = createMatcher(documentedApi.routes);

/** An API with two users: one who logs in, and another. */
export class ExampleApi {
  /** The methods that were called, and what was sent. */
  readonly asked: { operation: string; body: unknown }[] = [];
  readonly stytch: Stytch;
  readonly #sandbox = createSandbox({
    projectId,
    secret,
    seed: [
      { emails: [{ email: "ada@example.com", verified: true }], trusted_metadata: { plan: "pro" } },
      { emails: [{ email: "grace@example.com", verified: true }], name: { first_name: "Grace" } },
    ],
    urls: { login: [`${ORIGIN}/login`] },
  });
  #key: TestKey | undefined;
  #user = "";
  #other = "";

  constructor() {
    this.stytch = createStytch({ projectId, secret, fetch: this.#sandbox.fetch });
  }

  /** Makes the key. */
  static async start(): Promise<ExampleApi> {
    const api = new ExampleApi();
    await api.stytch.sessions.getJWKS();
    const { users, keys } = api.#sandbox.snapshot();
    const [jwk] = keys;
    const privateKey = createPrivateKey({ key: { ...jwk, kty: "RSA" }, format: "jwk" });
    [api.#user, api.#other] = users.map(({ user_id }) => user_id) as [string, string];
    api.#key = { kid: jwk!.kid, privateKey, jwk: {} };
    return api;
  }

  /** The sandbox that answers whatever it imitates. */
  get sandbox(): Sandbox {
    return this.#sandbox;
  }

  /** The user who logs in. */
  get userId(): string {
    return this.#user;
  }

  get otherId(): string {
    return this.#other;
  }

  /** The code of the newest message. */
  get code(): string {
    return this.#sandbox.messages.last({ kind: "passcode" }).code;
  }

  /** A JWT of the user's with no session behind it, good unless the claims say otherwise. */
  jwt(claims: Answer = {}): string {
    return makeToken({ key: this.#key!, claims: { ...sessionClaims(), sub: this.#user, ...claims } });
  }

  readonly fetch: Fetch = async (request) => {
    const found = match(request.method, new URL(request.url).pathname);
    if (found?.kind !== "match") throw new Error(`The document doesn't have ${request.url}.`);
    const text = await request.clone().text();
    const operation = found.route.accessor.join(".");
    // The body of a form, at `m2m.token`, is text.
    this.asked.push({ operation, body: /^[[{]/.test(text) ? JSON.parse(text) : text || undefined });
    const answer = await this.#sandbox.fetch(request);
    return answer.status === 501 ? json(await this.#example(found.operationId)) : answer;
  };

  async #example(operationId: string): Promise<Answer> {
    const answer = firstExample(operationId);
    const user_id = this.#user;
    const expires_at = `${new Date(Date.now() + HOUR).toISOString().slice(0, -5)}Z`;
    const session = { ...(answer["session"] as Answer), user_id, expires_at };
    return {
      ...answer,
      ...("user_id" in answer && { user_id }),
      ...("user" in answer && { user: withoutMeta(await this.stytch.users.get({ user_id })) }),
      ...("session" in answer && { session }),
      ...("session_jwt" in answer && { session_jwt: this.jwt() }),
    };
  }
}

/** The first example of an operation's answer. */
function firstExample(operationId: string): Answer {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path) as unknown[]);
  const isIt = (operation: unknown): boolean =>
    (operation as { operationId?: string }).operationId === operationId;
  const { responses } = operations.find(isIt) as {
    responses: Record<string, { content: Record<string, { examples: Record<string, { value: Answer }> }> }>;
  };
  return Object.values(responses["200"]!.content["application/json"]!.examples)[0]!.value;
}

function withoutMeta({ request_id, status_code, ...user }: api_user_v1_GetResponse): object {
  return user;
}
