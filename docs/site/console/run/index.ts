// All that is loaded only once it is needed: the client, the sandbox, the catalogue of errors.
export { sendToGateway } from "./gateway.ts";
export { peek, reset, sendToSandbox } from "./sandbox.ts";
