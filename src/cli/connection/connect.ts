import { servers } from "../../../generated/routes.ts";
import { createStytch, type NodeStytch } from "../../node/client.ts";
import type { NodeOptions } from "../../node/options.ts";
import type { Sandbox } from "../../sandbox/index.ts";
import { usageError } from "../cli-error.ts";
import { createOutput } from "../console.ts";
import { chooseCredentials } from "../credentials.ts";
import { applyProject } from "./apply-project.ts";
import { readProject, type Project, type ProjectFlags } from "./project.ts";

/** The options that say which API a command calls. */
export interface ConnectionFlags extends ProjectFlags {
  readonly sandbox?: true;
  readonly seed?: string;
  readonly live?: string;
  readonly quiet?: true;
}

/** The project that a command touches. */
export interface Environment {
  readonly kind: "test" | "live" | "sandbox";
  readonly projectId: string;
  /** The server's address; none for a sandbox in this process. */
  readonly server: string | undefined;
}

/** An open way to the API. */
export interface Connection {
  readonly stytch: NodeStytch;
  readonly environment: Environment;
  /** The sandbox of this process, where `--sandbox` asks for one. */
  readonly sandbox?: Sandbox;
}

/**
 * Makes the client that a command calls the API by, and names the environment on standard error.
 *
 * @param options more options of the client
 * @param changes whether the command changes anything there: on a live project, only where `--live` names it
 * @throws {CliError} for credentials that are missing or wrong, and for changes of a live project that weren't asked for
 */
export async function connect(
  flags: ConnectionFlags,
  { options, changes }: { options?: Partial<NodeOptions>; changes: boolean },
): Promise<Connection> {
  if (flags.seed !== undefined && !flags.sandbox) {
    throw usageError("--seed is for the users of a sandbox. Add --sandbox, or leave it out.");
  }
  const connection = flags.sandbox
    ? await openSandbox(flags.seed, options)
    : openProject(await readProject(flags), options);
  checkLive(flags.live, connection.environment, changes);
  if (!flags.quiet) createOutput("stderr").line(describeEnvironment(connection.environment));
  return connection;
}

async function openSandbox(
  seed: string | undefined,
  options: Partial<NodeOptions> | undefined,
): Promise<Connection> {
  const { createSeeded } = await import("../seeded-sandbox.ts");
  const credentials = chooseCredentials();
  const sandbox = await createSeeded(credentials, seed);
  const stytch = createStytch({ fetch: sandbox.fetch, ...options, ...credentials } as NodeOptions);
  const { projectId } = credentials;
  return { stytch, sandbox, environment: { kind: "sandbox", projectId, server: undefined } };
}

/** A sentence on the environment, without a secret. */
export function describeEnvironment({ kind, projectId, server }: Environment): string {
  if (kind === "sandbox") return "Environment: a sandbox in this process. Nothing in it is real.";
  return `Environment: ${kind}, ${projectId} at ${server}.`;
}

function openProject(project: Project, options: Partial<NodeOptions> | undefined): Connection {
  const { projectId, secret, baseUrl } = project;
  const kind = projectId.startsWith("project-live-") ? "live" : "test";
  const stytch = applyProject(project, () =>
    createStytch({ ...options, projectId, secret, baseUrl } as NodeOptions),
  );
  return { stytch, environment: { kind, projectId, server: baseUrl ?? servers.api[kind] } };
}

function checkLive(live: string | undefined, { kind, projectId }: Environment, changes: boolean): void {
  if (live !== undefined && (kind !== "live" || live !== projectId)) {
    throw usageError(
      `--live names another project than the one of the credentials, which is ${kind === "sandbox" ? "a sandbox" : projectId}. Nothing was sent.`,
    );
  }
  if (!changes || kind !== "live" || live === projectId) return;
  throw usageError(
    `This changes the live project ${projectId}. To do that, type its id out: --live ${projectId}. Nothing was sent.`,
  );
}
