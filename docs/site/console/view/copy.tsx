import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";

/** A button that copies a text, and says that it did. */
export function Copy({ text, label = "Copy" }: { text: () => string; label?: string }): JSX.Element {
  const [said, say] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const copy = async (): Promise<void> => {
    clearTimeout(timer.current);
    try {
      await navigator.clipboard.writeText(text());
      say("Copied");
    } catch {
      say("The browser forbids it");
    }
    timer.current = setTimeout(() => say(undefined), 2_000);
  };
  return (
    <button type="button" class="console-quiet" onClick={() => void copy()}>
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}
