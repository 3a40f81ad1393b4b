/** The address that a stranger's calls are counted by: from the connection, from proxies of one's own, never from a caller. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerAddress } from "../../src/gateway/limits/address.ts";
import { networkOf } from "../../src/gateway/limits/ip-address.ts";

const CONNECTION = { address: "192.0.2.1" };

function addressOf(forwarded: string | undefined, trustedHops: number, connection = CONNECTION) {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const request = new Request("http://gateway.example/v1/users", { headers });
  return callerAddress(request, connection, { trustedHops, address: undefined });
}

describe("a caller's address", () => {
  it("is the connection's, whatever a header says, where no proxy is trusted", () => {
    expect(addressOf("203.0.113.7", 0)).toBe("192.0.2.1");
    expect(addressOf(undefined, 0)).toBe("192.0.2.1");
    const request = new Request("http://gateway.example/", { headers: { forwarded: "for=203.0.113.7" } });
    expect(callerAddress(request, undefined, { trustedHops: 0, address: undefined })).toBeUndefined();
  });

  it.each([
    ["203.0.113.7", 1, "203.0.113.7"],
    ["198.51.100.1, 203.0.113.7", 1, "203.0.113.7"],
    ["198.51.100.1,203.0.113.7 ,192.0.2.9", 2, "203.0.113.7"],
    ["198.51.100.1, 203.0.113.7:5123", 1, "203.0.113.7"],
    ["198.51.100.1, [2001:db8::1]:443", 1, "2001:db8:0:0::/64"],
    // Not made up for by an earlier entry, which is the caller's own.
    ["198.51.100.1, unknown", 1, undefined],
    ["198.51.100.1,", 1, undefined],
    ["198.51.100.1, , 192.0.2.9", 2, undefined],
    ["203.0.113.7", 2, undefined],
    [undefined, 1, undefined],
    ["", 1, undefined],
  ])("of %j behind %i of one's own proxies is %s", (forwarded, hops, address) => {
    expect(addressOf(forwarded, hops)).toBe(address);
  });

  it("isn't changed by what a caller puts before what the proxies wrote", () => {
    const text = fc.string().map((any) => any.replace(/[^\x20-\x7e]/g, ","));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (own, hops) => {
        const proxies = ["203.0.113.7", "192.0.2.2", "192.0.2.3", "192.0.2.4"].slice(0, hops);
        expect(addressOf([own, ...proxies].join(", "), hops)).toBe("203.0.113.7");
      }),
    );
  });

  it("is what a function of the operator's finds, and nothing where it fails or finds none", () => {
    const request = new Request("http://gateway.example/", {
      headers: { "cf-connecting-ip": "203.0.113.7", "x-forwarded-for": "198.51.100.1" },
    });
    const find = (address: (request: Request) => unknown) =>
      callerAddress(request, CONNECTION, { trustedHops: 1, address: address as () => string });
    expect(find(({ headers }) => headers.get("cf-connecting-ip"))).toBe("203.0.113.7");
    expect(find(() => null)).toBeUndefined();
    expect(find(() => 7)).toBeUndefined();
    expect(find(() => Promise.resolve("203.0.113.7"))).toBeUndefined();
    const fail = () => {
      throw new Error("No such platform.");
    };
    expect(find(fail)).toBeUndefined();
  });
});

describe("an address", () => {
  it.each([
    ["0.0.0.0", "0.0.0.0"],
    ["255.255.255.255", "255.255.255.255"],
    [" 10.0.0.1 ", "10.0.0.1"],
    ["10.0.0.1:80", "10.0.0.1"],
    ["::ffff:10.0.0.1", "10.0.0.1"],
    ["::FFFF:0a00:0001", "10.0.0.1"],
    ["[::ffff:10.0.0.1]:80", "10.0.0.1"],
    ["::1", "0:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["2001:DB8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"],
    ["2001:0db8:0000:0001::", "2001:db8:0:1::/64"],
    ["[2001:db8:a:b::1]", "2001:db8:a:b::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::10.0.0.1", "64:ff9b:0:0::/64"],
    ["1::ffff:10.0.0.1", "1:0:0:0::/64"],
  ])("such as %j is counted as %s", (text, network) => {
    expect(networkOf(text)).toBe(network);
  });

  it.each([
    "",
    "unknown",
    "_hidden",
    "10.0.0",
    "10.0.0.1.2",
    "10.0.0.256",
    "010.0.0.1",
    "10.0.0.01",
    "0x0a.0.0.1",
    "167772161",
    "10.0.0.1:port",
    "10.0.0.1/8",
    "[10.0.0.1]",
    "١٠.0.0.1",
    "10。0.0.1",
    "2001:db8",
    "2001:db8::1::2",
    "2001:db8::12345",
    "::1]/@host[",
    "[::1",
    "::1%",
    "1:2:3:4:5:6:7:8:9",
    "localhost",
    "1".repeat(1_000_000),
    `::1%${"a".repeat(1_000_000)}`,
  ])("isn't made of %j", (text) => {
    expect(networkOf(text)).toBeUndefined();
  });

  it("of version 4 is each one by itself, in every spelling of version 6 too", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(networkOf(address)).toBe(address);
        const hex = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
        expect(networkOf(`::ffff:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe(address);
      }),
    );
  });

  it("of version 6 has one form, which is an address's own", () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        fc.pre(groups.slice(0, 5).some((part) => part > 0));
        const text = groups.map((part) => part.toString(16)).join(":");
        const network = groups.slice(0, 4).map((part) => part.toString(16));
        expect(networkOf(text)).toBe(`${network.join(":")}::/64`);
        expect(networkOf(text.toUpperCase())).toBe(networkOf(text));
        const canonical = new URL(`http://[${text}]`).hostname;
        expect(networkOf(canonical)).toBe(networkOf(text));
      }),
    );
  });
});
