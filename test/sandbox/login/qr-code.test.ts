// The QR code of an authenticator app, read by decoders of others; its codes, held against those of the RFCs.
import { PNG } from "pngjs";
import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { codeOf, stepAt } from "../../../src/sandbox/resources/totps/code.ts";
import { makeSecret, readSecret } from "../../../src/sandbox/resources/totps/secret.ts";
import { IdGenerator } from "../../../src/sandbox/environment/ids.ts";
import { start } from "../helpers.ts";
import { showCode } from "./authenticator.ts";

/** The text in a QR code, as `totps.create` answers it. */
function read(qr_code: string): string {
  const [head, base64] = qr_code.split(" ");
  expect(head).toBe("data:image/png;base64,");
  const { width, height, data } = PNG.sync.read(Buffer.from(base64!, "base64"), { checkCRC: true });
  expect([width, height]).toEqual([200, 200]);
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

async function createFor(seed: NonNullable<Parameters<typeof start>[0]>) {
  const { stytch, sandbox } = start(seed);
  const { user_id } = sandbox.snapshot().users[0]!;
  const { qr_code, secret } = await stytch.totps.create({ user_id });
  return { uri: new URL(read(qr_code)), secret, user_id };
}

describe("a QR code", () => {
  it("leads an authenticator app to the secret, under the user's address", async () => {
    const { uri, secret } = await createFor([{ email: "ada+totp@example.com" }]);
    expect(uri.protocol).toBe("otpauth:");
    expect(decodeURIComponent(uri.pathname)).toMatch(/stytch-fetch sandbox:ada\+totp@example\.com$/);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      algorithm: "SHA1",
      digits: "6",
      issuer: "stytch-fetch sandbox",
      period: "30",
      secret,
    });
  });

  it("has the number of someone without an address, and the id where both would be too long", async () => {
    const phone = await createFor([{ phone_number: "+12025550162" }]);
    expect(decodeURIComponent(phone.uri.pathname)).toMatch(/:\+12025550162$/);
    const long = await createFor([{ email: `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.com` }]);
    expect(decodeURIComponent(long.uri.pathname)).toMatch(new RegExp(`:${long.user_id}$`));
  });

  it("can be read at the length of every name that it may have", async () => {
    for (const length of [1, 20, 60]) {
      const { uri } = await createFor([{ email: `${"x".repeat(length)}@${"y".repeat(length)}.com` }]);
      expect(decodeURIComponent(uri.pathname)).toContain("x".repeat(length));
    }
  });
});

describe("a code", () => {
  // The secret of the RFCs is the ASCII text 12345678901234567890.
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  it("is as in the table of RFC 4226", () => {
    expect(Buffer.from(readSecret(secret)).toString()).toBe("12345678901234567890");
    const codes = Array.from({ length: 10 }, (_, counter) => codeOf(secret, counter));
    expect(codes).toEqual("755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" "));
  });

  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("is as in the table of RFC 6238, of which it has the last six digits: at %i s", (seconds, code) => {
    expect(codeOf(secret, stepAt(seconds * 1000))).toBe(code);
  });

  it("is as that of another implementation, for any secret", () => {
    const ids = new IdGenerator();
    for (let i = 0; i < 100; i++) {
      const made = makeSecret(ids);
      expect(codeOf(made, stepAt(i * 1e10))).toBe(showCode(made, i * 1e10));
    }
  });
});
