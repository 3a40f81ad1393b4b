import { KEY } from "./key.ts";
import { steps, type Memory, type Step } from "./steps.ts";

/** A tour that was begun. */
export interface Progress {
  readonly method: string;
  readonly memory: Memory;
}

/** Reads how far the tour of this tab has come. */
export function loadProgress(): Progress | undefined {
  try {
    const { method, memory } = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Progress;
    return typeof method === "string" && typeof memory === "object"
      ? { method, memory: { ...memory } }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps how far it has come; nothing ends it. */
export function saveProgress(progress: Progress | undefined): void {
  try {
    if (progress) sessionStorage.setItem(KEY, JSON.stringify(progress));
    else sessionStorage.removeItem(KEY);
  } catch {
    // The tour goes no further than this page then.
  }
}

/** The step that a method is. */
export function stepOf(method: string): Step | undefined {
  return steps.find((step) => step.method === method);
}

/** The progress after a step's answer; nothing, if it was the last. */
export function advance(
  methods: readonly string[],
  { method, memory }: Progress,
  answer: unknown,
): Progress | undefined {
  const next = methods[methods.indexOf(method) + 1];
  if (next === undefined) return undefined;
  const learned = Object.entries(stepOf(method)?.learn?.(answer) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return { method: next, memory: { ...memory, ...Object.fromEntries(learned) } };
}
