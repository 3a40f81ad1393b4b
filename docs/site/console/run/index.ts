// All that is loaded only once it is needed: the client, the sandbox, the catalogue of errors, and what shows answers.
export { sendToGateway } from "./gateway.ts";
export { sendToSandbox } from "./sandbox.ts";
export { ResponsePanel } from "../answer/response-panel.tsx";
export { Inbox } from "../inbox/inbox.tsx";
export { StateContents } from "../answer/state-contents.tsx";
