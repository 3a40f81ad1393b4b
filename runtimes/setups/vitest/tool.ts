import { vi } from "vitest";

/** Everything that Vitest fakes if it isn't told what. `queueMicrotask`, which Node's own fetch needs, is not of it. */
export function fakeTimers(): void {
  vi.useFakeTimers();
}

export function realTimers(): void {
  vi.useRealTimers();
}

/** Loads the package once more, as the first to load it. */
export async function loadAnew(): Promise<{
  default: typeof import("stytch-fetch");
  node: typeof import("stytch-fetch/node");
}> {
  vi.resetModules();
  return { default: await import("stytch-fetch"), node: await import("stytch-fetch/node") };
}
