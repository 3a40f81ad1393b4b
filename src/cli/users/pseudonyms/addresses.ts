import type { Keyed } from "./keyed.ts";
import { permute } from "./permute.ts";

/** A UUID, in which all ids of the API end. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The digits of a phone number that are replaced: those before are its country's and area's. */
const OWN_DIGITS = 7;
/** The digits that stay of a short number. */
const KEPT_DIGITS = 4;

/** Replaces the UUIDs of a text, and keeps what stands before them, as `user-test-`. */
export function replaceIds(keyed: Keyed, text: string): string {
  return text.replaceAll(UUID, (uuid) => {
    const hex = keyed.bytes("id", uuid.toLowerCase(), 16).toString("hex");
    // Of version 4: https://www.rfc-editor.org/rfc/rfc9562#section-5.4
    const [a, b, c, d, e] = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(13, 16),
      hex.slice(17, 20),
      hex.slice(20),
    ];
    return `${a}-${b}-4${c}-${"89ab"[Number.parseInt(hex[16]!, 16) % 4]!}${d}-${e}`;
  });
}

/**
 * Replaces an address by one that nobody can have: of users of one domain the domains are the same again, below
 * example.com, which is reserved. Small and capital letters are the same address to the API.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2606#section-3
 */
export function replaceEmail(keyed: Keyed, email: string): string {
  const address = email.toLowerCase();
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return `user-${keyed.word("email", address, 13)}@${replaceDomain(keyed, domain)}`;
}

/** Replaces the name of a domain by one below example.com. */
export function replaceDomain(keyed: Keyed, domain: string): string {
  return `${keyed.word("domain", domain.toLowerCase(), 8)}.example.com`;
}

/**
 * Replaces the last digits of a phone number in E.164, no two by the same. It may be someone's: nothing is to be sent to it.
 */
export function replacePhone(keyed: Keyed, phone: string): string {
  const digits = phone.slice(1);
  const count = Math.max(1, Math.min(OWN_DIGITS, digits.length - KEPT_DIGITS));
  const kept = digits.slice(0, -count);
  const size = 10n ** BigInt(count);
  const own = BigInt(digits.slice(-count));
  // In North America it is no number with another first digit: https://nationalnanpa.com/area_codes/index.html
  const isNumber = (x: bigint): boolean => x >= size / 5n;
  const isAmerican = digits.length === 11 && digits.startsWith("1");
  const belongs = (x: bigint): boolean => !isAmerican || isNumber(x) === isNumber(own);
  const replaced = permute(keyed, `phone/${kept}/${count}`, own, size, belongs);
  return `+${kept}${String(replaced).padStart(count, "0")}`;
}

/** Replaces the address of a crypto wallet: hexadecimal digits behind 0x, else letters of base58. */
export function replaceWallet(keyed: Keyed, address: string): string {
  const bytes = keyed.bytes("wallet", address, address.length);
  if (address.startsWith("0x")) return `0x${bytes.toString("hex").slice(0, address.length - 2)}`;
  return Array.from(bytes, (byte) => BASE58[byte % BASE58.length]!).join("");
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
