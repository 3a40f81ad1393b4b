/** All that is loaded at the first call. */
export type Runner = typeof import("./run/index.ts");

let loading: Promise<Runner> | undefined;

/** Loads the client and the sandbox, at the first call. What failed to load is tried again at the next one. */
export function loadRunner(): Promise<Runner> {
  loading ??= import("./run/index.ts").catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
