/**
 * `npm run check`: everything but the tests. Runs all steps, also after a failure, and prints what failed and what
 * to do about it.
 *
 *   (nothing)   all steps
 *   STEP …      these alone, by name, as `npm run check -- types changelog`; what they go by must be there already
 *   --help      the names of the steps
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

interface Step {
  name: string;
  command: string;
  remedy: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));

// Two lanes, for two cores; what a later step of a lane needs, an earlier one makes.
const lanes: Step[][] = [
  [
    {
      name: "format",
      command: "prettier --check --log-level warn .",
      remedy: "Run `npx prettier --write .`.",
    },
    {
      name: "document and drift",
      command: "node --import ./scripts/typescript/register.js scripts/generate.ts --check",
      remedy: "Mend the document, or run `npm run generate` and commit the result.",
    },
    {
      name: "sandbox docs",
      command: "node --import ./scripts/typescript/register.js scripts/sandbox-docs.ts --check",
      remedy: "Run `npm run docs:sandbox` and commit the result.",
    },
    {
      name: "changelog",
      command: "node --import ./scripts/typescript/register.js scripts/changes.ts --check",
      remedy: "Declare in CHANGELOG.md what `npm run changes` finds, or change less.",
    },
    {
      name: "build",
      command: "node --import ./scripts/typescript/register.js scripts/build.ts",
      remedy: "Mend the types; users get them.",
    },
    {
      name: "public types",
      command: "node --import ./scripts/typescript/register.js scripts/public-types.ts --check",
      remedy: "Run `npm run public-types`, and look at what changed for users.",
    },
    {
      name: "sizes",
      command: "node --import ./scripts/typescript/register.js scripts/sizes.ts",
      remedy: "Make smaller what is named.",
    },
    {
      name: "package",
      command: "publint --strict",
      remedy: "Mend package.json, or what writes it in scripts/build/, as told.",
    },
    {
      name: "package types",
      command: "attw --pack . --no-emoji",
      remedy: "Mend scripts/build/package-fields.ts, so that every way of importing finds its types.",
    },
  ],
  [
    // By its path: the package has TypeScript 7 too, for the tests of users' types, and both want to be `tsc`.
    { name: "types", command: "node node_modules/typescript/bin/tsc -p .", remedy: "Mend the types." },
    {
      name: "lint",
      command: "eslint --max-warnings 0 .",
      remedy: "Mend what is named; don't switch the rule off.",
    },
    {
      name: "imports",
      command:
        "depcruise src generated scripts test bench examples runtimes instrumentation docs/site interop/*.ts",
      remedy: "Import in the direction that .dependency-cruiser.js tells, and in no circle.",
    },
    { name: "dead code", command: "knip", remedy: "Delete what nothing uses." },
  ],
];

const chosen = readSteps();
const failures = (
  await Promise.all(lanes.map((steps) => runLane(steps.filter((step) => chosen.has(step.name)))))
).flat();
for (const { step, output } of failures)
  console.error(`\n── ${step.name} ──\n${output.trim()}\n${step.remedy}`);
if (failures.length > 0) console.error(`\nFailed: ${failures.map(({ step }) => step.name).join(", ")}.`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** The names of the steps that are to run. Ends the process where there is nothing to run. */
function readSteps(): Set<string> {
  const names = lanes.flat().map(({ name }) => name);
  const usage = `Usage: npm run check [-- STEP …]\nSteps: ${names.map((name) => (name.includes(" ") ? `"${name}"` : name)).join(", ")}`;
  try {
    const options = { help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`There is no step ${JSON.stringify(unknown)}.`);
    return new Set(positionals.length > 0 ? positionals : names);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

async function runLane(steps: Step[]): Promise<{ step: Step; output: string }[]> {
  const failed = [];
  for (const step of steps) {
    const started = performance.now();
    const { code, output } = await run(step.command);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? "ok  " : "FAIL"} ${step.name} (${seconds} s)`);
    if (code !== 0) failed.push({ step, output });
  }
  return failed;
}

function run(command: string): Promise<{ code: number | null; output: string }> {
  const { PATH = "", ...env } = process.env;
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...env, PATH: `${root}/node_modules/.bin:${PATH}`, REDOCLY_TELEMETRY: "off", FORCE_COLOR: "0" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (output += part.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}
