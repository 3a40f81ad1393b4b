import type { RequestHead } from "../../transport/plain-exchange.ts";
import type { ConnectionInfo } from "../types.ts";
import { networkOf } from "./ip-address.ts";

/** The sources that a caller's address may come from. */
export interface AddressOptions {
  /** The proxies in front that append to `X-Forwarded-For`. */
  readonly trustedHops: number;
  /** Finds the address in a way of the platform's. Nothing else counts then. */
  readonly address: ((request: RequestHead) => string | undefined | null) | undefined;
}

/**
 * Finds the address that a stranger's calls are counted by: `203.0.113.7`, `2001:db8:0:1::/64`.
 *
 * A header is read only as far as proxies of one's own wrote it: each appends the address that it was called from, so with
 * two of them the caller's stands last but one, whatever the caller wrote before it.
 *
 * @returns nothing where there is none, or what stands there is no address
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For#selecting_an_ip_address
 */
export function callerAddress(
  request: RequestHead,
  connection: ConnectionInfo | undefined,
  { trustedHops, address }: AddressOptions,
): string | undefined {
  const found = address ? ask(address, request) : findAddress(request, connection, trustedHops);
  return typeof found === "string" ? networkOf(found) : undefined;
}

/** A function of the operator's that fails has found no address: such calls are counted together. */
function ask(address: NonNullable<AddressOptions["address"]>, request: RequestHead): unknown {
  try {
    return address(request);
  } catch {
    return undefined;
  }
}

function findAddress(
  request: RequestHead,
  connection: ConnectionInfo | undefined,
  hops: number,
): string | undefined {
  if (hops === 0) return connection?.address;
  // Fewer entries than proxies: the request didn't come through all of them, and any entry may be the caller's own.
  return request.headers.get("x-forwarded-for")?.split(",").at(-hops);
}
