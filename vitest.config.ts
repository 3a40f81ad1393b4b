import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Processes, not threads: Node reads the authorities that it trusts as a process starts.
    pool: "forks",
    // Vitest leaves a core to itself, which of two is the half.
    maxWorkers: availableParallelism(),
    globalSetup: ["test/setup/certificates.ts"],
    // Only for what hangs: some tests start child processes (the generator, npm, tsc), on a machine that may be busy.
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
