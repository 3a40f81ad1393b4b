// All that fills a form, and reads one that is filled: loaded when the form is entered, or filled by a sample or link.
export { readParams } from "./params.ts";
export { fromHash, toHash } from "./share.ts";
export { toDraft } from "./to-draft.ts";
