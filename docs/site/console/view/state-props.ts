import type { ConsoleOperation, Sample } from "../operation.ts";

/** The part of a page that shows and uses what the sandbox holds. */
export interface StateProps {
  readonly operation: ConsoleOperation;
  readonly basePath: string;
  /** Another one after each call. */
  readonly version: number;
  /** Those of the form. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly fill: (params: Sample["params"]) => void;
}
