/** Everything that Jest can fake. */
export function fakeTimers(): void {
  jest.useFakeTimers();
}

export function realTimers(): void {
  jest.useRealTimers();
}

/** Loads the package once more, as the first to load it. */
export async function loadAnew(): Promise<{
  default: typeof import("stytch-fetch");
  node: typeof import("stytch-fetch/node");
}> {
  jest.resetModules();
  return { default: await import("stytch-fetch"), node: await import("stytch-fetch/node") };
}
