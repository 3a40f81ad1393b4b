import { StytchConfigError } from "../errors/config.ts";
import { describe } from "../path.ts";
import type { SeedUser } from "./seed.ts";

/** Whom a sandbox knows. */
export interface SandboxOptions {
  /** The project id that requests must come with: `project-test-` and anything. A live project's id is refused. */
  projectId: string;
  /** The secret that requests must come with. Invent one: the real one has no use here. */
  secret: string;
  /** The users there are at the start, the oldest first. */
  seed?: readonly SeedUser[];
}

const NAMES = ["projectId", "secret", "seed"];

/**
 * Checks a sandbox's options.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readOptions(options: SandboxOptions): Required<SandboxOptions> {
  refuseUnknown("createSandbox", options, NAMES);
  const { projectId, secret, seed = [] } = options;
  checkText("projectId", projectId);
  checkText("secret", secret);
  if (projectId.startsWith("project-live-")) {
    throw new StytchConfigError(
      "projectId is a live project's: a sandbox must never be taken for the real thing. Use one with project-test-.",
    );
  }
  if (!/^project-test-[^:]+$/.test(projectId)) {
    throw new StytchConfigError(
      "projectId must begin with project-test-, go on and have no colon, as in project-test-sandbox.",
    );
  }
  if (!Array.isArray(seed)) throw new StytchConfigError(`seed must be an array, not ${describe(seed)}.`);
  return { projectId, secret, seed };
}

/**
 * Refuses what is no object, and an object with other names than these.
 *
 * @param taker begins the sentence "… has no …"
 */
export function refuseUnknown(taker: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new StytchConfigError(`${taker} takes an object, not ${describe(value)}.`);
  }
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StytchConfigError(`${taker} has no ${unknown.join(", ")}. It has ${known.join(", ")}.`);
  }
}

function checkText(name: string, value: unknown): void {
  if (value === undefined || value === "") {
    throw new StytchConfigError(`${name} is missing. Give the sandbox the same one as the client.`);
  }
  if (typeof value !== "string") {
    throw new StytchConfigError(`${name} must be a string, not ${describe(value)}.`);
  }
  // As in the client: no credential has any, and a line's end read along from a file would only show as a 401.
  if (/[\s\p{Cc}]/u.test(value)) throw new StytchConfigError(`${name} has white space in it. Remove it.`);
}
