/**
 * The state of a field as it is typed. Nothing where it is left out, so that an empty text or list can be sent, too;
 * numbers, booleans and JSON are the text that was typed.
 */
export type Draft = undefined | string | readonly Draft[] | DraftObject;

/** The drafts of the fields within a field. */
export interface DraftObject {
  readonly [name: string]: Draft;
}

/** Gives the draft of one of the fields within a field. */
export function draftOf(draft: Draft, name: string): Draft {
  return isDraftObject(draft) && Object.hasOwn(draft, name) ? draft[name] : undefined;
}

/** Whether a draft has fields within. */
export function isDraftObject(draft: Draft): draft is DraftObject {
  return typeof draft === "object" && !Array.isArray(draft);
}

/** Gives a draft in which one field is another. */
export function withDraft(draft: Draft, name: string, value: Draft): DraftObject {
  return { ...(isDraftObject(draft) ? draft : {}), [name]: value };
}
