import type { Project } from "../connection/project.ts";
import type { Finding } from "./finding.ts";

const FORM = /^(project|secret)-(test|live)-/;

/** Checks the form of a project's credentials. No text has the secret in it. */
export function checkCredentials({ projectId, secret, source }: Project): Finding {
  const found = `${projectId}, from ${source}`;
  const [, projectWord, projectKind] = FORM.exec(projectId) ?? [];
  const [, secretWord, secretKind] = FORM.exec(secret) ?? [];
  const fail = (text: string): Finding => ({
    check: "credentials",
    state: "failed",
    text: `${found}: ${text}`,
  });
  if (projectWord !== "project") {
    return fail(
      "the id isn't of the form project-test-… or project-live-…. Copy it from the project's API keys.",
    );
  }
  if (secretWord === undefined) {
    return fail(
      "the secret isn't of the form secret-test-… or secret-live-…. Copy it from the project's API keys.",
    );
  }
  if (projectKind !== secretKind) {
    return fail(`the id is of a ${projectKind} project, and the secret of a ${secretKind} one. Use a pair.`);
  }
  return { check: "credentials", state: "ok", text: `${found}.` };
}
