import type { api_user_v1_UpdateRequest } from "../../../../generated/schema.ts";
import type { Identifier, Result } from "./row.ts";
import type { PasswordHash } from "../../../clerk/hashes/hash.ts";

/** The task that a row makes. A row that makes none has its result. */
export type Step = Result | CreateStep | UpdateStep;

/** A user to make. What they are like is read from the file again when their turn comes, since a file can be large. */
export interface CreateStep {
  readonly line: number;
  readonly outcome: "create";
}

/** A user to change. */
export interface UpdateStep {
  readonly line: number;
  readonly outcome: "update";
  readonly user_id: string;
  readonly by: Identifier;
  readonly source_id: string | undefined;
  readonly changes: Changes;
  readonly not_carried: readonly string[];
}

/** The fields of an update, and the password that a user gets who has none. */
export interface Changes {
  readonly fields: Omit<api_user_v1_UpdateRequest, "user_id"> | undefined;
  readonly password: PasswordHash | undefined;
}

/** Whether a step needs calls. */
export function isTask(step: Step): step is CreateStep | UpdateStep {
  return step.outcome === "create" || step.outcome === "update";
}
