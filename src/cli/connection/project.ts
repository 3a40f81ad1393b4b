import { stat } from "node:fs/promises";
import process from "node:process";
import { isObject } from "../../json.ts";
import { CliError, usageError } from "../cli-error.ts";
import { readEnvFile, type Variables } from "../env-file.ts";
import { requireJsonFile } from "../json-file.ts";

/** A project's credentials, and where they were found. */
export interface Project {
  readonly projectId: string;
  readonly secret: string;
  readonly baseUrl: string | undefined;
  /** The holder of them, as a sentence names it: `the environment`, or a file. */
  readonly source: string;
  /** Which of its names the values have there. */
  readonly naming: "variable" | "key";
}

/** The options that say where the credentials are. */
export interface ProjectFlags {
  readonly envFile?: string;
  readonly credentials?: string;
}

/** The names of the values, in the environment and in a file of credentials. */
export const NAMES = {
  projectId: { variable: "STYTCH_PROJECT_ID", key: "project_id" },
  secret: { variable: "STYTCH_SECRET", key: "secret" },
  baseUrl: { variable: "STYTCH_BASE_URL", key: "base_url" },
} as const;

type Values = { readonly [Name in keyof typeof NAMES]?: string | undefined };

/**
 * Reads a project's credentials: of the file of `--credentials`, else of that of `--env-file`, else of the environment. They
 * never come from arguments, which all users of a machine can read.
 *
 * @throws {CliError} naming what is missing, and where. It doesn't repeat a value.
 */
export async function readProject(flags: ProjectFlags): Promise<Project> {
  if (flags.credentials !== undefined && flags.envFile !== undefined) {
    throw usageError("--credentials and --env-file both say where the credentials are. Leave one out.");
  }
  const { credentials, envFile } = flags;
  if (credentials !== undefined) return complete(await readCredentials(credentials), credentials, "key");
  if (envFile !== undefined) return complete(byVariable(await readEnvFile(envFile)), envFile, "variable");
  return complete(byVariable(process.env), "the environment", "variable");
}

function complete(
  { projectId, secret, baseUrl }: Values,
  source: string,
  naming: Project["naming"],
): Project {
  if (projectId?.startsWith("secret-")) {
    // It must not be shown as the id that it isn't.
    throw new CliError(
      `${NAMES.projectId[naming]} (in ${source}) holds a secret. Swap it with ${NAMES.secret[naming]}.`,
    );
  }
  if (projectId && secret) return { projectId, secret, baseUrl, source, naming };
  const missing = NAMES[projectId ? "secret" : "projectId"][naming];
  const remedy = source === "the environment" ? ", name a file by --env-file or --credentials" : "";
  throw new CliError(
    `${missing} is not set in ${source}. Set it to your project's${remedy}, ` +
      "or pass --sandbox for a local imitation of the API.",
  );
}

/** An empty variable is none, as compose files write it where nothing is given. */
function byVariable(variables: Variables): Values {
  const read = (name: keyof typeof NAMES): string | undefined => variables[NAMES[name].variable] || undefined;
  return { projectId: read("projectId"), secret: read("secret"), baseUrl: read("baseUrl") };
}

/** Bits of a file's mode that let others than its owner at it. */
const OTHERS = 0o077;

async function readCredentials(path: string): Promise<Values> {
  const value = await requireJsonFile("--credentials", path);
  const { mode } = await stat(path);
  // Windows has no such modes.
  if (process.platform !== "win32" && (mode & OTHERS) !== 0) {
    throw new CliError(
      `--credentials: ${path} may be read by others than you (mode ${(mode & 0o777).toString(8)}). ` +
        "Make it yours alone: chmod 600, and change the secret if others were there.",
    );
  }
  if (!isObject(value)) throw new CliError(`--credentials: ${path} must hold an object. ${FORM}`);
  const values = new Map<string, string>();
  for (const [name, { key }] of Object.entries(NAMES)) {
    const given = value[key];
    if (given === undefined) continue;
    if (typeof given !== "string") throw new CliError(`--credentials: ${key} in ${path} must be a string.`);
    values.set(name, given);
  }
  return Object.fromEntries(values);
}

const FORM = 'Such as { "project_id": "project-test-…", "secret": "secret-test-…" }.';
