export { createOperations, createStytch } from "./client/create.ts";
export * from "./public.ts";
