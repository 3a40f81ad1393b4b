import { defineConfig } from "vitest/config";

const include = ["{calls,timers,mocks}.test.ts"];

export default defineConfig({
  test: {
    globals: true,
    projects: [
      { extends: true, test: { name: "node", include } },
      // Loaded by Vitest and not by Node, so a test can load it anew.
      { extends: true, test: { name: "inlined", include, server: { deps: { inline: ["stytch-fetch"] } } } },
      { extends: true, test: { name: "jsdom", include: ["page.test.ts"], environment: "jsdom" } },
    ],
  },
});
