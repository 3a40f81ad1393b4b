/**
 * Tells above a call what it still needs. It is a comment, so that the code stays code, and goes with it when it is copied.
 *
 * @param sign what begins a comment
 */
export function withMissing(call: string, missing: readonly string[] = [], sign = "//"): string {
  if (missing.length === 0) return call;
  // A line's end in the name of a field would end the comment.
  return `${sign} Still missing: ${missing.join(", ").replaceAll(/\s/g, " ")}\n${call}`;
}
