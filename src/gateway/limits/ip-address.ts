/** A number from 0 to 255, without leading zeros, which some read as octal. */
const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const IPV4 = new RegExp(`^(?!0\\d|.*\\.0\\d)${OCTET}(?:\\.${OCTET}){3}$`);

/** An address, then its port, as some proxies write it: `203.0.113.7:443`, `[2001:db8::1]:443`. */
const WITH_PORT = /^(?:\[([^[\]]*)\]|([^:]*))(?::\d{1,5})?$/;

/** The longest there is, with an IPv4 address at its end and a zone. */
const MAX_LENGTH = 100;

/**
 * Brings an IP address to the form that limits are counted by: an IPv4 address as it is, of an IPv6 address the first 64
 * bits, as one customer has all that begin with them (https://www.rfc-editor.org/rfc/rfc6177#section-2).
 *
 * @returns nothing for what is no address
 */
export function networkOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return undefined;
  const [, bracketed, plain] = WITH_PORT.exec(trimmed) ?? [];
  if (plain !== undefined) return IPV4.test(plain) ? plain : undefined;
  return networkOfIPv6(bracketed ?? trimmed);
}

function networkOfIPv6(text: string): string | undefined {
  const groups = readGroups(text.replace(/%[\w.-]+$/, ""));
  if (!groups) return undefined;
  const [, , , , , mark, high, low] = groups as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // An IPv4 address on a socket of IPv6 (https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2).
  if (mark === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
  }
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** The eight numbers of an IPv6 address: the runtime's own reader of URLs knows its every spelling, and writes one. */
function readGroups(text: string): number[] | undefined {
  if (!/^[\da-f:.]+$/i.test(text)) return undefined;
  let address: string;
  try {
    address = new URL(`http://[${text}]`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
  const [before = [], after = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from<string>({ length: 8 - before.length - after.length }).fill("0");
  return [...before, ...zeros, ...after].map((group) => parseInt(group, 16));
}
