/** A failure, as far as it tells of TLS: with Node's `rawPacket` or undici's `data`, what came in place of HTTP. */
interface Failure {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly rawPacket?: unknown;
  readonly data?: unknown;
}

/** The words of OpenSSL, BoringSSL and rustls for an answer that is no TLS. */
const NO_TLS = /wrong.version.number|packet.length.too.long|InvalidContentType/i;

/** The problem with a server that speaks TLS on a port where it isn't expected to, or doesn't where it is. */
export function findProtocolProblem({ message, code, rawPacket, data }: Failure): string | undefined {
  const isNoTls = [message, code].some((text) => typeof text === "string" && NO_TLS.test(text));
  // The first two bytes of an alert: https://www.rfc-editor.org/rfc/rfc8446#section-5.1
  const isAlert =
    (typeof data === "string" && data.startsWith("\x15\x03")) ||
    (rawPacket instanceof Uint8Array && rawPacket[0] === 0x15 && rawPacket[1] === 3);
  if (!isNoTls && !isAlert) return undefined;
  return `the server speaks ${isNoTls ? "no " : ""}TLS on this port. Check baseUrl or gateway.`;
}
