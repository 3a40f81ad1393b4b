import { CliError } from "../cli-error.ts";
import { connect, type ConnectionFlags } from "../connection/connect.ts";
import { debugHooks } from "../connection/debug-hooks.ts";
import { readProject } from "../connection/project.ts";
import { createOutput, type Output } from "../console.ts";
import { counted } from "../text.ts";
import { checkApi } from "./check-api.ts";
import { checkCredentials } from "./check-credentials.ts";
import { checkMachine } from "./check-machine.ts";
import type { Finding } from "./finding.ts";

/** The options of `stytch-fetch doctor`, read. */
export interface DoctorFlags extends ConnectionFlags {
  readonly json?: true;
  readonly debug?: true;
}

/**
 * Checks what calls need, and prints what was found.
 *
 * @throws {CliError} where something doesn't work
 */
export async function runDoctor(flags: DoctorFlags): Promise<void> {
  const findings = checkMachine();
  try {
    if (!flags.sandbox) findings.push(checkCredentials(await readProject(flags)));
    // A try or two are enough to know.
    const options = { timeout: 10_000, retry: { attempts: 2 }, hooks: flags.debug && debugHooks() };
    const { stytch } = await connect(flags, { options, changes: false });
    findings.push(...(await checkApi(stytch)));
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode === 2) throw error;
    findings.push({ check: "credentials", state: "failed", text: error.message });
  }
  const output = createOutput("stdout");
  if (flags.json) output.line(JSON.stringify(findings, null, 2));
  else for (const finding of findings) output.line(describe(output, finding));
  const failed = findings.filter(({ state }) => state === "failed").length;
  if (failed > 0) throw new CliError(`${counted(failed, "check")} failed.`);
}

const MARKS = {
  ok: ["green", "✓"],
  warning: ["yellow", "!"],
  failed: ["red", "✗"],
} as const;

function describe(output: Output, { check, state, text }: Finding): string {
  const [colour, mark] = MARKS[state];
  return `${output.style(colour, mark)} ${check.padEnd(11)}  ${text}`;
}
