/** Waits for milliseconds of real time, or until the signal aborts: then it rejects with the signal's reason. */
export async function wait(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
  if (!milliseconds) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
  signal.throwIfAborted();
}
