// A sandbox on a port, in a process of its own, beside a server that answers the same text and does nothing.
import { createStytch } from "stytch-fetch";
import { serve } from "stytch-fetch/node";
import { createSandbox } from "stytch-fetch/sandbox";
import { answer } from "../ipc.ts";
import { logIn, projectId, secret } from "./log-in.ts";

/** How many sessions there are to be. */
export interface Order {
  readonly sessions: number;
}

/** Where both are, and a token of each session. */
export interface Started {
  readonly sandbox: string;
  readonly bare: string;
  readonly tokens: string[];
}

answer(async ({ sessions }: Order): Promise<Started> => {
  const sandbox = createSandbox({ projectId, secret });
  const login = { sandbox, stytch: createStytch({ projectId, secret, fetch: sandbox.fetch }) };
  const tokens: string[] = [];
  for (let i = 0; i < sessions; i++) {
    tokens.push((await logIn(login, `u${i}@example.com`)).session_token);
  }
  const text = JSON.stringify(await login.stytch.sessions.authenticate({ session_token: tokens[0]! }));
  const bare = await serve(async (request) => {
    await request.text();
    return new Response(text, { headers: { "content-type": "application/json" } });
  });
  return { sandbox: (await serve(sandbox.fetch)).url, bare: bare.url, tokens };
});
