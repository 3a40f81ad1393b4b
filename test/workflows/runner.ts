// Runs the jobs of a workflow as GitHub would: each step's commands in a bash of its own, in a folder that is the checkout, with
// `gh` and the npm commands that leave the machine, or take minutes, in stand-ins.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { parseYaml } from "@redocly/openapi-core";

export const repository: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The folders of a run: the checkout, and one of what jobs hand to one another and what the stand-ins were asked. */
export interface Place {
  readonly checkout: string;
  readonly temp: string;
  /** `github` and `needs` of the run's event. */
  readonly context: object;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  /** Nothing where the job's condition left it out. */
  readonly status: number | undefined;
  readonly text: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export function readWorkflow(file: string): Workflow {
  return parseYaml(readFileSync(`${repository}/.github/workflows/${file}`, "utf8")) as Workflow;
}

/** Runs a job, until a step fails. */
export async function runJob(workflow: Workflow, name: string, place: Place): Promise<Ran> {
  const job = workflow.jobs[name]!;
  const { checkout, temp } = place;
  const files = { GITHUB_OUTPUT: join(temp, "output"), GITHUB_STEP_SUMMARY: join(temp, "summary") };
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  // Of a step that was left out GitHub reads nothing.
  for (const { id } of job.steps) if (id !== undefined) steps[id] = { outputs: {} };
  const context = { ...place.context, steps, runner: { temp } };
  if (job.if !== undefined && !isTrue(job.if, context))
    return { status: undefined, text: "", summary: "", outputs: {} };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const own = mapValues(job.env ?? {}, (value) => filled(value, context));
  const env = {
    ...process.env,
    ...files,
    RUNNER_TEMP: temp,
    ASKED: join(temp, "asked"),
    ...own,
    ...place.env,
  };
  let [text, status] = ["", 0];
  for (const step of job.steps) {
    if (step.if !== undefined && !isTrue(step.if, context)) continue;
    if (step.uses !== undefined) handOver(step, checkout, temp, context);
    else {
      const ran = await runBash(step.run!, checkout, {
        ...env,
        PATH: `${temp}/bin:${process.env["PATH"]}`,
      });
      text += ran.text;
      status = ran.status;
      if (step.id !== undefined) steps[step.id] = { outputs: readOutputs(files.GITHUB_OUTPUT) };
    }
    if (status !== 0) break;
  }
  const outputs = mapValues(job.outputs ?? {}, (value) => filled(value, context));
  return { status, text, summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"), outputs };
}

/**
 * Runs a step's commands as GitHub does where no shell is named: a failure inside of a pipe is none.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
async function runBash(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ status: number; text: string }> {
  const child = spawn("bash", ["-e", "-c", script], { cwd, env });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part) => (text += part as string));
  const status = await new Promise<number>((done) => child.on("close", (code) => done(code ?? 1)));
  return { status, text };
}

/** Uploads and downloads of artifacts, by folders of their names. The checkout and Node are there already. */
function handOver(step: Step, checkout: string, temp: string, context: object): void {
  const { name = "", path = "" } = (step.with ?? {}) as { name?: string; path?: string };
  const artifact = join(temp, "artifacts", name);
  if (step.uses!.startsWith("actions/download-artifact@")) cpSync(artifact, checkout, { recursive: true });
  if (!step.uses!.startsWith("actions/upload-artifact@")) return;
  mkdirSync(artifact, { recursive: true });
  const whole = resolve(checkout, filled(path, context));
  // `*.tgz` is the one form of pattern that there is.
  const isIt = (file: string): boolean => file === basename(whole) || `*${extname(file)}` === basename(whole);
  const found = readdirSync(dirname(whole)).filter(isIt);
  if (found.length === 0) throw new Error(`Nothing is at ${path}.`);
  for (const file of found) cpSync(join(dirname(whole), file), join(artifact, file));
}

/** A condition is JavaScript, as far as these workflows go. */
function isTrue(condition: string, context: object): boolean {
  return Boolean(runInNewContext(condition.replace(/^\$\{\{|\}\}$/g, ""), context));
}

function filled(text: string, context: object): string {
  return text.replace(/\$\{\{(.+?)\}\}/g, (_, expression: string) =>
    String(runInNewContext(expression, context) ?? ""),
  );
}

function readOutputs(file: string): Record<string, string> {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.split("=")[0]!, line.slice(line.indexOf("=") + 1)]));
}

function mapValues<T>(
  object: Readonly<Record<string, T>>,
  change: (value: T) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
