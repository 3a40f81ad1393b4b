import { BlockList, isIP } from "node:net";

/**
 * Whether a server is one of those that `NO_PROXY` lists, between commas or spaces: `*` for all, a name with those below
 * it (`stytch.com`, `.stytch.com`, `*.stytch.com`), an address, or a network (`10.0.0.0/8`); each for all ports or one.
 *
 * @see https://curl.se/docs/manpage.html#NOPROXY and https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function isListed(list: string, hostname: string, port: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = entry, ownPort = port] = isIP(entry)
        ? []
        : (/^\[?(.+?)\]?(?::(\d+))?$/.exec(entry) ?? []);
      return ownPort === port && (isIP(host) ? isInNetwork(host, name) : isBelow(host, name));
    });
}

function isBelow(host: string, name: string): boolean {
  const parent = name.replace(/^\*?\./, "").replace(/\.$/, "");
  return parent !== "" && `.${host}`.endsWith(`.${parent}`);
}

function isInNetwork(address: string, network: string): boolean {
  const [start = "", prefix] = network.split("/");
  const isFour = isIP(address) === 4;
  const longest = isFour ? 32 : 128;
  const length = prefix === undefined ? longest : Number(prefix || NaN);
  if (isIP(start) !== isIP(address) || !(Number.isInteger(length) && length >= 0 && length <= longest))
    return false;
  const family = isFour ? "ipv4" : "ipv6";
  const addresses = new BlockList();
  addresses.addSubnet(start, length, family);
  return addresses.check(address, family);
}
