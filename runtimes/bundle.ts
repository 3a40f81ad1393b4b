import { join } from "node:path";
import { rolldown } from "rolldown";

/** Bundles a script with the package into one module, as an app's build would. */
export async function bundle(project: string, script: string): Promise<string> {
  const build = await rolldown({ input: join(project, script), cwd: project, platform: "browser" });
  const { output } = await build.generate({ format: "esm", codeSplitting: false, minify: true });
  await build.close();
  return output[0].code;
}
