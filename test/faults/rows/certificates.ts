// Servers that can't show who they are. No other attempt would change that.
import type { Fault } from "../fault.ts";

const untrusted = { name: "StytchConnectionError", processed: "no" } as const;

export const certificates: Fault[] = [
  {
    name: "an expired certificate",
    schemes: ["tls"],
    certificate: "expired",
    retried: "never",
    error: { ...untrusted, code: "CERT_HAS_EXPIRED" },
  },
  {
    name: "another host's certificate",
    schemes: ["tls"],
    certificate: "elsewhere",
    retried: "never",
    error: { ...untrusted, code: "ERR_TLS_CERT_ALTNAME_INVALID" },
  },
  {
    name: "a certificate signed by itself",
    schemes: ["tls"],
    certificate: "own",
    retried: "never",
    error: { ...untrusted, code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  },
  {
    name: "no TLS at all",
    schemes: ["tls"],
    connection: ({ stream }) =>
      void stream.once("data", () => stream.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
    retried: "never",
    error: untrusted,
  },
  {
    name: "TLS where there should be none",
    schemes: ["plain"],
    // An alert: this is no handshake.
    connection: ({ stream }) =>
      void stream.once("data", () => stream.end(Buffer.from("15030300020232", "hex"))),
    retried: "never",
    error: untrusted,
  },
];
