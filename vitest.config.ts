import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Processes, not threads: Node reads the authorities that it trusts as a process starts.
    pool: "forks",
    globalSetup: ["test/setup/certificates.ts"],
    // Some tests start child processes (the generator, npm, tsc), which two busy cores slow down.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
