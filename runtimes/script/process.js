// For Node, Bun and Deno: the task is the first argument, the entry to test the second.
import process from "node:process";
import { run } from "./main.js";

const [task, entry] = process.argv.slice(2);
const isNode = entry === "stytch-fetch/node";
const traits = { resends: false };
// Written out: Deno's permissions are for names that it can see.
await run(JSON.parse(task), isNode ? await import("stytch-fetch/node") : undefined, traits);
