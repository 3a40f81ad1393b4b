/**
 * `npm start`: the main job, end to end, with no account and no network. Regenerates from `openapi/`, type-checks an
 * example against the client, and runs it against the sandbox. Exits 0 only if each step did what it says.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const ts = ["--import", "./scripts/typescript/register.js"];
/** For an example, which imports the package by its name: that is the sources then, and nothing needs to be built. */
const sources = [...ts, "--conditions", "@stytch-fetch/source"];

const steps: { title: string; args: string[] }[] = [
  { title: "Generate the client from openapi/", args: [...ts, "scripts/generate.ts"] },
  { title: "Type-check the example against it", args: ["node_modules/typescript/bin/tsc", "-p", "examples"] },
  { title: "Run examples/quickstart.ts against the sandbox", args: [...sources, "examples/quickstart.ts"] },
];

const started = performance.now();
for (const [index, { title, args }] of steps.entries()) {
  console.log(`\n${index + 1}. ${title}`);
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error(`\nStep ${index + 1} failed. \`node ${args.join(" ")}\` runs it alone.`);
    process.exit(1);
  }
  console.log(`   ok, ${seconds(begun)}`);
}
console.log(
  `\nDone in ${seconds(started)}. Change something under openapi/, a description or a field, and run it again.`,
);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
