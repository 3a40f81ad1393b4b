import { StytchAPIError } from "../../../errors/api.ts";
import { isStytchError } from "../../../errors/guard.ts";
import { StytchError } from "../../../errors/base.ts";
import { CliError } from "../../cli-error.ts";
import { explainFileProblem } from "./file-problems.ts";
import { removeUnfinished } from "./open.ts";
import type { ExportPaths } from "./paths.ts";
import type { ExportWriter } from "./writer.ts";
import { counted } from "../../text.ts";

const PARTLY_DONE = 3;
const INTERRUPTED = 130;

/**
 * Says in one sentence how an export ended before its end, and in another what to do. One that has no users yet leaves
 * nothing behind.
 */
export async function describeEnd(
  error: unknown,
  paths: ExportPaths,
  writer: ExportWriter | undefined,
): Promise<unknown> {
  const ended = await explain(error, paths);
  if (ended === undefined) return error;
  if (writer === undefined) return new CliError(`${ended.reason}.`);
  if (writer.pages.length === 0) {
    await writer.close().catch(() => undefined);
    await removeUnfinished(paths).catch(() => undefined);
    return new CliError(`${ended.reason}. Nothing was exported.`, ended.interrupted ? INTERRUPTED : 1);
  }
  const saved = `${counted(writer.counts.written, "user is", "users are")} saved in ${paths.partial}`;
  if (ended.lost) return new CliError(`${ended.reason}. ${saved}. ${ended.lost}`);
  const code = ended.interrupted ? INTERRUPTED : PARTLY_DONE;
  return new CliError(`${ended.reason}. ${saved}: the same command again goes on behind them.`, code);
}

interface Ended {
  /** A sentence without its full stop. */
  readonly reason: string;
  readonly interrupted?: boolean;
  /** The remedy where it can't be gone on with. */
  readonly lost?: string;
}

async function explain(error: unknown, { out }: ExportPaths): Promise<Ended | undefined> {
  if (isAbort(error)) return { reason: "Stopped", interrupted: true };
  const problem = explainFileProblem(error);
  if (problem !== undefined) return { reason: problem };
  if (!(error instanceof StytchError)) return undefined;
  const reason = error.message.replace(/\.$/, "");
  if (isStytchError(error, "user_search_invalid_cursor")) {
    return {
      reason,
      lost: `The API no longer takes the place where it stopped: begin anew with --restart, for ${out}.`,
    };
  }
  return { reason: reason + (await adviceOn(error)) };
}

/** The document's advice on an error of the API, which a sandbox's errors have already. */
async function adviceOn(error: StytchError): Promise<string> {
  if (!(error instanceof StytchAPIError)) return "";
  const { describeRemedy } = await import("../../error-advice.ts");
  const remedy = describeRemedy(error.error_type)?.replace(/\.$/, "");
  const isThere = !remedy || error.error_message.replaceAll("`", "").includes(remedy);
  return isThere ? "" : `. ${remedy}`;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
