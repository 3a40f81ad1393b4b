import { randomBytes, randomUUID } from "node:crypto";
import { StytchConfigError } from "../errors/config.ts";
import type { Credentials } from "../sandbox/credentials.ts";
import { createSandbox } from "../sandbox/index.ts";
import { usageError } from "./cli-error.ts";

/** Flags, by the name that a sandbox's own messages begin with. */
const FLAGS: Readonly<Record<string, string>> = { projectId: "--project-id", secret: "--secret" };

/**
 * The credentials that were given, or else random ones of the right form.
 *
 * They come from the command line alone: those in the environment may be a real project's, and have no use here.
 *
 * @throws {CliError} for a live project's, and for what no sandbox takes. It doesn't repeat them.
 */
export function chooseCredentials(projectId?: string, secret?: string): Credentials {
  if (projectId?.startsWith("project-live-") || secret?.startsWith("secret-live-")) {
    throw usageError(
      "These are a live project's credentials. A sandbox must never be taken for the real thing: " +
        "leave --project-id and --secret out, and it makes up its own.",
    );
  }
  const credentials = {
    projectId: projectId ?? `project-test-${randomUUID()}`,
    secret: secret ?? `secret-test-${randomBytes(27).toString("base64url")}`,
  };
  checkCredentials(credentials);
  return credentials;
}

/** Refuses what a sandbox would, in the words of the command line. */
function checkCredentials(credentials: Credentials): void {
  try {
    createSandbox(credentials);
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    throw usageError(error.message.replace(/^\w+/, (name) => FLAGS[name] ?? name));
  }
}
