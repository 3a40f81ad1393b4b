import { createContext } from "preact";
import type { Problem } from "../form/problem.ts";

/** All that the fields of a form share. */
export interface FormContext {
  /** The problems that are shown by now, by the field's path. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** Remembers that a field was left. */
  readonly touch: (path: string) => void;
}

/** The context of the form that a field is in. */
export const FormState = createContext<FormContext>({ problems: new Map(), touch: () => undefined });

/** The id of a field's control. */
export function idOf(path: string): string {
  return `try-${path.replaceAll(".", "-")}`;
}
