// Which proxy the environment names for a server, if any.
import { afterEach, describe, expect, it, vi } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { findProxy } from "../../src/node/http/proxy.ts";
import { failure, secret } from "../helpers.ts";
import { clientBehind, leadTo, openProxy, openServer } from "./proxies.ts";

afterEach(() => void vi.unstubAllEnvs());

const user_id = "u";

/** The proxy for a server by its host and port, or nothing. */
async function proxyFor(server: string, environment: Record<string, string>): Promise<string | undefined> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return (await findProxy(new URL(server)))?.name;
}

async function behind(change: (url: string) => string) {
  const port = await openServer(false, (_, response) => response.end('{"user_id":"u"}'));
  const proxy = await openProxy(leadTo(port));
  return { proxy, stytch: clientBehind(change(proxy.url), false) };
}

describe("a proxy's address", () => {
  it("without a protocol is http's, as in curl", async () => {
    const { stytch } = await behind((url) => url.replace("http://", ""));
    expect(await stytch.users.get({ user_id })).toEqual({ user_id: "u" });
    expect(await proxyFor("https://stytch.com", { HTTPS_PROXY: "proxy.example:3128" })).toBe(
      "proxy.example:3128",
    );
  });

  it.each([
    ["ada:100%", "ada:100%"],
    ["ada:%zz%40", "ada:%zz@"],
    ["ada:%C3%BC", "ada:ü"],
    ["ada%3Ab:", "ada:b:"],
    [":p", ":p"],
    ["ada", "ada:"],
  ])("has a user and password as they are meant: %s", async (written, meant) => {
    const { proxy, stytch } = await behind((url) => url.replace("//", `//${written}@`));
    await stytch.users.get({ user_id });
    const credentials = Buffer.from(meant).toString("base64");
    expect(proxy.asked).toEqual([{ target: "elsewhere.example:80", authorization: `Basic ${credentials}` }]);
  });

  it.each([
    ["http://proxy.example", "proxy.example:80"],
    ["https://proxy.example", "proxy.example:443"],
    ["  http://proxy.example:3128/  ", "proxy.example:3128"],
    ["http://[2001:db8::1]:3128", "[2001:db8::1]:3128"],
    ["[2001:db8::1]:3128", "[2001:db8::1]:3128"],
  ])("%s is %s", async (given, name) => {
    expect(await proxyFor("https://stytch.com", { https_proxy: given })).toBe(name);
  });

  it.each([
    "http://[not-an-address",
    "not a url",
    `http://ada:${secret} @proxy`,
    "http://ada:12/34@proxy.example:3128",
    "http://ada:12?34@proxy.example:3128",
    "http://ada:12#34@proxy.example:3128",
    "socks5://127.0.0.1:1080",
  ])("that can't be used is told of as the problem, without its value: %s", async (proxy) => {
    const error = await failure(clientBehind(proxy, false).users.get({ user_id }), StytchConfigError);
    expect(error.message).toMatch(/^The proxy .* for elsewhere\.example is no http or https URL\./);
    expect(error.message).not.toContain("ada");
    expect(error.attempts).toBe(0);
  });
});

describe("the proxy for a server", () => {
  const all = { http_proxy: "a:1", HTTP_PROXY: "b:1", https_proxy: "c:1", HTTPS_PROXY: "d:1" };

  it.each<[string, Record<string, string>, string | undefined]>([
    ["http", all, "a:1"],
    ["https", all, "c:1"],
    ["http", { HTTP_PROXY: "b:1" }, "b:1"],
    ["https", { HTTP_PROXY: "b:1" }, undefined],
    ["http", { HTTPS_PROXY: "d:1" }, undefined],
    ["https", { HTTPS_PROXY: "d:1", ALL_PROXY: "e:1" }, "d:1"],
    ["https", { ALL_PROXY: "e:1" }, "e:1"],
    ["https", { https_proxy: " ", all_proxy: "f:1" }, "f:1"],
    ["https", {}, undefined],
  ])("of %s, where there are %o, is %s", async (protocol, environment, name) => {
    expect(await proxyFor(`${protocol}://stytch.com`, environment)).toBe(name);
  });

  it.each(["localhost", "api.localhost", "127.0.0.1", "127.9.9.9", "[::1]"])(
    "on this machine, %s, is none",
    async (host) => expect(await proxyFor(`https://${host}`, all)).toBeUndefined(),
  );

  it.each([
    ["*", "test.stytch.com"],
    ["stytch.com", "test.stytch.com"],
    ["stytch.com", "stytch.com"],
    ["Stytch.COM.", "test.stytch.com"],
    [".stytch.com", "test.stytch.com"],
    ["*.stytch.com", "test.stytch.com"],
    ["test.stytch.com", "test.stytch.com."],
    ["other.example, stytch.com", "test.stytch.com"],
    ["other.example stytch.com", "test.stytch.com"],
    ["stytch.com:443", "test.stytch.com"],
    ["stytch.com:8443", "test.stytch.com:8443"],
    ["10.1.2.3", "10.1.2.3"],
    ["10.1.2.3:8443", "10.1.2.3:8443"],
    ["10.0.0.0/8", "10.1.2.3"],
    ["0.0.0.0/0", "10.1.2.3"],
    ["2001:db8::1", "[2001:db8::1]"],
    ["[2001:db8::1]", "[2001:db8::1]"],
    ["2001:db8:0:0:0:0:0:1", "[2001:db8::1]"],
    ["[2001:db8::1]:443", "[2001:db8::1]"],
    ["2001:db8::/32", "[2001:db8::1]"],
  ])("that NO_PROXY=%s has, %s, is none", async (list, host) => {
    expect(await proxyFor(`https://${host}`, { ...all, no_proxy: list })).toBeUndefined();
  });

  it.each([
    ["", "test.stytch.com"],
    [", ,.", "test.stytch.com"],
    ["ytch.com", "test.stytch.com"],
    ["live.stytch.com", "test.stytch.com"],
    ["test.stytch.com", "stytch.com"],
    ["test.stytch.com.example", "test.stytch.com"],
    ["stytch.com:8443", "test.stytch.com"],
    ["com.", "stytch.example"],
    ["1.2.3", "10.1.2.3"],
    [".2.3", "10.1.2.3"],
    ["10.0.0.0/8", "11.1.2.3"],
    ["10.0.0.0/8", "10.example"],
    ["10.0.0.0/", "11.1.2.3"],
    ["10.0.0.0/x", "10.1.2.3"],
    ["10.0.0.0/33", "10.1.2.3"],
    ["10.1.2.3:80", "10.1.2.3"],
    ["2001:db8::1", "[2001:db8::2]"],
    ["2001:db8::/32", "10.1.2.3"],
  ])("that NO_PROXY=%s has not, %s, stays", async (list, host) => {
    expect(await proxyFor(`https://${host}`, { ...all, NO_PROXY: list })).toBe("c:1");
  });

  it("in NO_PROXY is called directly", async () => {
    const { proxy, stytch } = await behind((url) => url);
    vi.stubEnv("no_proxy", "other.example,.example");
    await failure(stytch.users.get({ user_id }, { timeout: 2_000 }), Error);
    expect(proxy.asked).toEqual([]);
  });
});
