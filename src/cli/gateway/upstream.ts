import { createGateway, type GatewayConfig } from "../../gateway/index.node.ts";
import type { Message } from "../../sandbox/index.ts";
import { applyProject } from "../connection/apply-project.ts";
import { readProject, type ProjectFlags } from "../connection/project.ts";
import { chooseCredentials } from "../credentials.ts";
import { createSeeded } from "../seeded-sandbox.ts";

/** The API behind a gateway, and the project there. */
export type Upstream = Pick<GatewayConfig, "projectId" | "secret" | "baseUrl" | "fetch">;

/**
 * Makes a sandbox in this process, with credentials that nobody else learns.
 *
 * @param seed the file of `--seed`
 * @param onMessage called with each message that the service would have sent: whoever logs in needs its code
 * @throws {CliError} where the file can't be used
 */
export async function openSandbox(
  seed: string | undefined,
  onMessage: ((message: Message) => void) | undefined,
): Promise<Upstream> {
  const credentials = chooseCredentials();
  const { fetch } = await createSeeded({ ...credentials, onMessage }, seed);
  return { ...credentials, fetch };
}

/**
 * Opens the project of the credentials, where every other command has them.
 *
 * @throws {CliError} naming the value that is missing or wrong, and where. It doesn't repeat it.
 */
export async function openProject(flags: ProjectFlags): Promise<Upstream> {
  const project = await readProject(flags);
  const { projectId, secret, baseUrl } = project;
  const upstream = { projectId, secret, baseUrl };
  // What a gateway refuses of them is told by their names, before the file of --config is to blame.
  applyProject(project, () => createGateway(upstream));
  return upstream;
}
