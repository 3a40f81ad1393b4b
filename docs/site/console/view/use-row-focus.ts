import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The rows of a list, and which of them is to get the focus. */
export interface RowFocus {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly next: { current: number | undefined };
}

/** Moves the focus, once `count` is another one, to the row that `next` names: a new one, or the one in a removed one's place. */
export function useRowFocus(count: number): RowFocus {
  const box = useRef<HTMLDivElement>(null);
  const next = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (next.current === undefined) return;
    const rows = box.current!.querySelectorAll(":scope > .console-item");
    // Without any row, the button that adds one.
    const row = rows[Math.min(next.current, rows.length - 1)] ?? box.current!;
    row.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
    next.current = undefined;
  }, [count]);
  return { box, next };
}
