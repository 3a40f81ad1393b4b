// Calls that fail, for the tests of each error. failure() also checks that no error shows a credential or anything of the
// request's body.
import type { Fetch, Schemas } from "../../src/index.ts";
import { clientOn, email, record, type Recorder } from "../helpers.ts";

/** A request whose every part is what no error may show. */
export const body = { email, untrusted_metadata: { note: email } };
/** A call of one attempt; retry.test.ts has those of more. */
export const create = (fetch: Fetch): PromiseLike<Schemas["api_user_v1_CreateResponse"]> =>
  clientOn(fetch, { retry: false }).users.create(body);
export const html = "<!doctype html><title>Bad gateway</title>";

/** A fetch that never answers; with `heeds` it rejects as its signal aborts, as the real one does. */
export function silent(heeds: boolean): Recorder {
  return record((_, init) => {
    return new Promise((_resolve, reject) => {
      if (heeds) init?.signal.addEventListener("abort", () => reject(init.signal.reason as Error));
    });
  });
}

/** A body that begins and then stalls. */
export function stalling(begin = '{"status_code":201,'): Response {
  const start = (controller: ReadableStreamDefaultController) =>
    controller.enqueue(new TextEncoder().encode(begin));
  return new Response(new ReadableStream({ start }));
}
