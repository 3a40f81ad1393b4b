import { fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { request } from "../ipc.ts";
import { examples } from "../examples.ts";
import type { Count, Open } from "./main.ts";

export interface BenchServer {
  /** Opens one more port and answers its URL. */
  open(): Promise<string>;
  /** How many connections were made to the port of a URL. */
  count(url: string): Promise<number>;
  /** The file with the certificate to trust, for NODE_EXTRA_CA_CERTS. */
  certificate: string | undefined;
  stop(): Promise<void>;
}

/** Starts the process of `main.ts`. */
export async function startServer(scheme: "http" | "https" = "http"): Promise<BenchServer> {
  const child = fork(new URL("main.ts", import.meta.url));
  child.setMaxListeners(0); // As many orders at once as there are peers.
  const folder = await mkdtemp(join(tmpdir(), "stytch-fetch-bench-"));
  const tls = scheme === "https" ? await makeCertificate() : undefined;
  const certificate = tls && join(folder, "certificate.pem");
  if (certificate) await writeFile(certificate, tls.cert);
  return {
    certificate,
    open: async () => {
      const port = await request<number>(child, { do: "open", examples, tls } satisfies Open);
      return `${scheme}://127.0.0.1:${port}`;
    },
    count: (url) => request<number>(child, { do: "count", port: Number(new URL(url).port) } satisfies Count),
    stop: async () => {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  return { key, cert };
}
