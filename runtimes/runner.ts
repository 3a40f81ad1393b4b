import type { Outcome } from "./run-child.ts";

/** An entry of the package, as a program imports it. */
export type Entry = "stytch-fetch" | "stytch-fetch/node";

/** Runs the script in a runtime. */
export type Run = (binary: string, project: string, entry: Entry) => Promise<Outcome>;
