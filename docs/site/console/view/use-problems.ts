import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../form/problem.ts";
import type { FormContext } from "./form-context.ts";

/** The problems of a form that are shown by now. */
export interface ShownProblems {
  readonly context: FormContext;
  /** All of them, to be read out. */
  readonly text: string;
  readonly showAll: () => void;
  /** Begins anew, as with another form. */
  readonly forget: () => void;
}

/** Decides which problems are shown: those that block or that more typing doesn't end at once, others when their field was left or the form sent. */
export function useProblems(problems: readonly Problem[]): ShownProblems {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const [text, setText] = useState("");
  const visible = problems.filter(
    ({ path, isBlocking, isEarly }) => isAll || isBlocking || isEarly || touched.has(path),
  );
  const byPath = new Map<string, Problem[]>();
  for (const each of visible) byPath.set(each.path, [...(byPath.get(each.path) ?? []), each]);
  const now = visible.map(({ path, message }) => `${path}: ${message}`).join(" ");
  useEffect(() => {
    // Read out when the typing rests, not with each letter.
    const timer = setTimeout(() => setText(now), 600);
    return () => clearTimeout(timer);
  }, [now]);
  return {
    context: { problems: byPath, touch: (path) => setTouched((before) => new Set([...before, path])) },
    text,
    showAll: () => setAll(true),
    forget: () => {
      setAll(false);
      setTouched(new Set<string>());
    },
  };
}
