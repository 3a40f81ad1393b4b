import { createStytch, type Stytch } from "stytch-fetch";
import { makeCalls } from "./calls";

interface Env {
  STYTCH_OPTIONS: string;
}

// Made once and kept at module level, as people do.
let stytch: Stytch | undefined;

export default {
  async fetch(_request: Request, env: Env): Promise<Response> {
    const options = JSON.parse(env.STYTCH_OPTIONS);
    stytch ??= createStytch(options);
    return new Response(await makeCalls(options, () => stytch!));
  },

  // What `workerd test` calls.
  async test(_controller: unknown, env: Env): Promise<void> {
    const request = new Request("http://worker.example/");
    for (const answer of await Promise.all([1, 2, 3].map(() => this.fetch(request, env))))
      if (!(await answer.text()).startsWith("user-test-")) throw new Error("another answer");
  },
};
