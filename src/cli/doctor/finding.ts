/** A check's outcome. */
export interface Finding {
  readonly check: string;
  readonly state: "ok" | "warning" | "failed";
  /** A sentence on it, with the remedy where one is needed. It has no secret in it. */
  readonly text: string;
}
