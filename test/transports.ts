// The ways a client reaches a server: both transports, plain and in TLS.
import { describe, inject, it } from "vitest";
import { createStytch, type Stytch, type StytchOptions } from "../src/index.ts";
import { createStytch as createNodeStytch } from "../src/node/index.ts";
import type { Certificate } from "./setup/certificates.ts";

export interface Way {
  transport: "fetch" | "node";
  tls: boolean;
}

const ways: readonly Way[] = [
  { transport: "fetch", tls: false },
  { transport: "fetch", tls: true },
  { transport: "node", tls: false },
  { transport: "node", tls: true },
];

/** The one on which the test runs, which its helpers follow. A file's tests run one after the other. */
let current = ways[0]!;

/** A test that is run in every way: for what a server on loopback answers. */
export function eachTransport(name: string, test: (way: Way) => void | Promise<void>): void {
  describe.each(ways)(`over $transport, TLS: $tls`, (way) => {
    it(name, () => follow(way, () => test(way)));
  });
}

/** The same for each of some cases. */
eachTransport.each =
  <Case>(cases: readonly Case[]) =>
  (name: string, test: (value: Case, way: Way) => void | Promise<void>): void => {
    describe.each(ways)(`over $transport, TLS: $tls`, (way) => {
      it.each(cases.map((value) => [value] as [Case]))(name, (value) => follow(way, () => test(value, way)));
    });
  };

async function follow(way: Way, test: () => void | Promise<void>): Promise<void> {
  current = way;
  try {
    await test();
  } finally {
    current = ways[0]!;
  }
}

/** A client of the transport that the test is about. */
export function create(options: StytchOptions): Stytch {
  return current.transport === "node" ? createNodeStytch(options) : createStytch(options);
}

/** A server's certificate where the test is about TLS. */
export function certificate(): Certificate | undefined {
  return current.tls ? inject("certificates").good : undefined;
}

/** A server's address. */
export function addressOf(port: number): string {
  return `${current.tls ? "https" : "http"}://127.0.0.1:${port}`;
}
