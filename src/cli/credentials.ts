import { randomBytes, randomUUID } from "node:crypto";
import type { Credentials } from "../sandbox/credentials.ts";
import { usageError } from "./cli-error.ts";

/**
 * The credentials that were given, or else random ones of the right form.
 *
 * They come from the command line alone: those in the environment may be a real project's, and have no use here.
 *
 * @throws {CliError} for a live project's. It doesn't repeat them.
 */
export function chooseCredentials(projectId?: string, secret?: string): Credentials {
  if (projectId?.startsWith("project-live-") || secret?.startsWith("secret-live-")) {
    throw usageError(
      "These are a live project's credentials. A sandbox must never be taken for the real thing: " +
        "leave --project-id and --secret out, and it makes up its own.",
    );
  }
  return {
    projectId: projectId ?? `project-test-${randomUUID()}`,
    secret: secret ?? `secret-test-${randomBytes(27).toString("base64url")}`,
  };
}
