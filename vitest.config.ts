import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests start child processes (the generator, npm, tsc), which two busy cores slow down.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
