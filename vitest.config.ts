import { availableParallelism } from "node:os";
import { defaultServerConditions } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { LongestFirst } from "./test/order.ts";
import { slow, tellLeftOut } from "./test/quick.ts";

// As Node has them: it knows no `module`, and what some packages have for it Node can't load.
const conditions = defaultServerConditions.filter((condition) => condition !== "module");

/** `--mode quick` is `npm run test:quick`. */
export default defineConfig(({ mode }) => ({
  // Our own name, by which examples import, is the sources, as for the compiler.
  ssr: { resolve: { conditions: ["@stytch-fetch/source", ...conditions] } },
  test: {
    include: ["test/**/*.test.ts", "examples/*.test.ts"],
    ...(mode === "quick" && {
      exclude: [...configDefaults.exclude, ...slow],
      reporters: ["default", tellLeftOut],
    }),
    // Processes, not threads: Node reads the authorities that it trusts as a process starts.
    pool: "forks",
    // Vitest leaves a core to itself, which of two is the half.
    maxWorkers: availableParallelism(),
    // A file's modules are loaded once for all files of a process: no test changes one.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ["test/setup/certificates.ts", "test/site/site-folder.ts"],
    // Only for what hangs: some tests start child processes (the generator, npm, tsc), on a machine that may be busy.
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
}));
