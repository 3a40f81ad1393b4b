// All that fills a form otherwise than by typing: loaded at the first sample, link or change.
export { fromHash, toHash } from "./share.ts";
export { toDraft } from "./to-draft.ts";
