import { fileURLToPath } from "node:url";
import { build, defaultClientConditions } from "vite";

/** Bundles one of the pages beside this file, as an app's build would. */
export async function bundle(page: string): Promise<string> {
  const entry = fileURLToPath(new URL(`pages/${page}`, import.meta.url));
  const output = await build({
    configFile: false,
    logLevel: "error",
    // Our own name is the sources, as for the tests.
    resolve: { conditions: ["@stytch-fetch/source", ...defaultClientConditions] },
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ["es"], fileName: "page" },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = Array.isArray(output) ? output : [];
  const chunk = first?.output[0];
  if (chunk?.type !== "chunk") throw new Error("The page was not bundled.");
  return chunk.code;
}
