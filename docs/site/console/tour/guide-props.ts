import type { ConsoleOperation } from "../operation.ts";
import type { Outcome } from "../run/outcome.ts";

/** The part of a page in a tour. */
export interface GuideProps {
  readonly operation: ConsoleOperation;
  readonly outcome: Outcome | undefined;
  readonly basePath: string;
  readonly fill: (params: Record<string, unknown>) => void;
  readonly toSandbox: () => void;
}
