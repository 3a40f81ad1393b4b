import { CliError } from "../cli-error.ts";
import { createOutput } from "../console.ts";
import { verifyUsers } from "./verify/verify.ts";
import { counted } from "../text.ts";

/** The options of `stytch-fetch users verify`, read. */
export interface VerifyFlags {
  readonly json?: true;
  readonly quiet?: true;
}

/** Checks an export against its manifest, and tells what is wrong with it. */
export async function runVerify(path: string, { json, quiet }: VerifyFlags): Promise<void> {
  const { manifest, problems } = await verifyUsers(path);
  const { users, finished_at, project } = manifest;
  const { written } = users;
  const output = createOutput("stdout");
  if (json) {
    output.line(JSON.stringify({ file: path, ok: problems.length === 0, users: written, project, problems }));
  }
  if (problems.length > 0) {
    throw new CliError(`${path} is not the export that was written.\n${problems.join("\n")}\nExport again.`);
  }
  if (json || quiet) return;
  output.line(`${path} is whole: ${counted(written, "user")} of ${project}, as exported at ${finished_at}.`);
}
