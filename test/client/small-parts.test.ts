// A body may come byte by byte. What is kept of it is its bytes, not an object for each part.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { StytchResponseError } from "../../src/index.ts";
import { settled } from "../clock.ts";
import { clientOn, failure } from "../helpers.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** An answer in parts of one byte each, which looks at its end at how many of them are kept. */
function byteByByte(text: string, end: (kept: number) => void): Response {
  const bytes = Buffer.from(text);
  const parts: WeakRef<Uint8Array>[] = [];
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    for (let count = 0; count < 1_000 && parts.length < bytes.length; count++) {
      // Of a buffer of its own, as a network gives it.
      const part = new Uint8Array([bytes[parts.length]!]);
      parts.push(new WeakRef(part));
      controller.enqueue(part);
    }
    if (parts.length < bytes.length) return;
    await settled();
    collect();
    end(parts.filter((part) => part.deref()).length);
    controller.close();
  };
  return new Response(new ReadableStream({ pull }));
}

it("a part is let go of as it is taken", async () => {
  let kept = NaN;
  const user = { user_id: "u", note: "é漢😀".repeat(3_000) };
  const stytch = clientOn(() => byteByByte(JSON.stringify(user), (count) => (kept = count)));
  expect(await stytch.users.get({ user_id: "u" })).toEqual(user);
  // The first is kept, and what the stream itself still holds of the last.
  expect(kept).toBeLessThan(10);
});

it("a body that breaks off still tells its request id", async () => {
  const text = '{"request_id":"request-id-test-5f3a",';
  const answer = () =>
    byteByByte(text, () => {
      throw new Error("gone");
    });
  const error = await failure(
    clientOn(answer, { retry: false }).users.get({ user_id: "u" }),
    StytchResponseError,
  );
  expect(error.request_id).toBe("request-id-test-5f3a");
});
