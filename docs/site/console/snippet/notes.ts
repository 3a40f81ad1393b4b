/**
 * Tells above a call what isn't right with it yet. Each line is a comment, so that the code stays code, and goes with it
 * when it is copied.
 *
 * @param sign what begins a comment
 */
export function withNotes(call: string, notes: readonly string[] = [], sign = "//"): string {
  // A line's end in the name of a field would end the comment.
  return notes.map((note) => `${sign} ${note.replaceAll(/\s/g, " ")}\n`).join("") + call;
}
