// The main entry in Node: the names and types of `index.ts`, over Node's own HTTP client.
export { createOperations, createStytch } from "./node/default-client.ts";
export * from "./public.ts";
