import type { OperationId } from "../../../generated/routes.ts";

/** A thing that the provider's documentation and recorded answers leave open, and that the sandbox had to decide. */
export interface Divergence {
  readonly topic: string;
  /** Where it shows; everywhere, if there are none. */
  readonly operations: readonly OperationId[];
  readonly choice: string;
  readonly reason: string;
  /** Whether something speaks for the choice, or nothing. */
  readonly evidence: "inference" | "unknown";
}
