// TLS for the tests: an authority and certificates of its own, made anew for each run. Vitest calls this before it forks
// the workers, so both the global fetch and node:https trust the authority as they would any other. Keys stay in memory.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import type { TestProject } from "vitest/node";

/** A server's certificate and its key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** What a server on loopback may show. */
export interface Certificates {
  good: Certificate;
  expired: Certificate;
  /** Good, but for another host. */
  elsewhere: Certificate;
  /** Signed by nobody who is trusted. */
  own: Certificate;
}

declare module "vitest" {
  interface ProvidedContext {
    certificates: Certificates;
  }
}

/** The tests' projects share one setup. */
let ready: Promise<{ certificates: Certificates; folder: string }> | undefined;

export default async function setup(project: TestProject): Promise<() => void> {
  const { certificates, folder } = await (ready ??= prepare());
  project.provide("certificates", certificates);
  return () => rmSync(folder, { recursive: true, force: true });
}

async function prepare(): Promise<{ certificates: Certificates; folder: string }> {
  const authority = await certify("stytch-fetch tests", undefined, { authority: true });
  const day = 24 * 60 * 60 * 1000;
  const last = { from: new Date(Date.now() - 2 * day), to: new Date(Date.now() - day) };
  const [good, expired, elsewhere, own] = await Promise.all([
    certify("localhost", authority, {}),
    certify("localhost", authority, last),
    certify("elsewhere.example", authority, {}),
    certify("localhost", undefined, {}),
  ]);
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-tls-"));
  // Node reads only one file of more authorities, so what is there already goes in too.
  const { NODE_EXTRA_CA_CERTS: before } = process.env;
  const file = join(folder, "authorities.pem");
  writeFileSync(file, `${authority.cert}\n${before ? readFileSync(before, "utf8") : ""}`);
  process.env["NODE_EXTRA_CA_CERTS"] = file;
  return { certificates: { good, expired, elsewhere, own }, folder };
}

/** A certificate for a name; for localhost by its address, too. Signed by the authority, or by itself. */
async function certify(
  name: string,
  signer: Certificate | undefined,
  { authority = false, from, to }: { authority?: boolean; from?: Date; to?: Date },
): Promise<Certificate> {
  const addresses = name === "localhost" ? [{ type: 7 as const, ip: "127.0.0.1" }] : [];
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    ...(from && { notBeforeDate: from }),
    ...(to && { notAfterDate: to }),
    ...(signer && { ca: signer }),
    extensions: [
      { name: "basicConstraints", cA: authority, critical: true },
      authority
        ? { name: "keyUsage", keyCertSign: true, critical: true }
        : { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }, ...addresses] },
    ],
  });
  return { cert: made.cert, key: made.private };
}
