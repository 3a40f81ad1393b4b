import type { SavedTarget } from "../target.ts";

/** The choice of a target, and what changes it. */
export interface TargetProps {
  readonly saved: SavedTarget;
  readonly token: string;
  readonly problem: string | undefined;
  readonly onSave: (saved: SavedTarget) => void;
  readonly onToken: (token: string) => void;
}
