// Runs a bundle that is for browsers, here: it has what it was built with, and the global fetch.
import { pathToFileURL } from "node:url";

globalThis.stytchOptions = JSON.parse(process.env.STYTCH_OPTIONS);
await import(pathToFileURL(process.argv[2]).href);
await globalThis.finished;
