import type { Change } from "./change.ts";

/** One operation, as docs/sandbox.json has it. */
interface Support {
  readonly method: string;
  readonly support: string;
}

/** The list of what the sandbox may not follow: methods that it doesn't imitate, and changes of those that it does. */
export function listForSandbox(changes: readonly Change[], operations: readonly Support[]): string[] {
  const imitated = new Map(operations.map(({ method, support }) => [method, support !== "none"]));
  const lines = changes.flatMap(({ method, text }) => {
    if (!imitated.has(method)) return text.startsWith("The method is new") ? [`${method}: answers 501`] : [];
    const isOfValues = / is new|can be |is required|may be left out|is gone/.test(text);
    return imitated.get(method) && isOfValues ? [`${method}: ${text}`] : [];
  });
  return [...new Set(lines)];
}
