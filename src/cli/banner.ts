import type { Output } from "./console.ts";
import type { Credentials } from "../sandbox/credentials.ts";
import { columns, quoteForShell } from "./text.ts";

/** Connection details of a sandbox, printed at its start. */
export interface SandboxInfo extends Credentials {
  readonly url: string;
  readonly controlToken: string | undefined;
  readonly stateFile: string | undefined;
}

/** Prints where the sandbox is, whom it answers, and how to call it, in lines that can be copied. */
export function printBanner(output: Output, info: SandboxInfo): void {
  const { url, projectId, secret, controlToken, stateFile } = info;
  const rows: (readonly [string, string])[] = [
    ["project_id", projectId],
    ["secret", secret],
    ...(controlToken === undefined ? [] : [["control token", controlToken] as const]),
    ...(stateFile === undefined ? [] : [["state", stateFile] as const]),
  ];
  const [id, key, base] = [projectId, secret, url].map((text) => JSON.stringify(text));
  output.line(`Sandbox of the Stytch API on ${output.style("bold", url)}

${columns(rows)}

${output.style("dim", "// stytch-fetch")}
createStytch({ projectId: ${id}, secret: ${key}, baseUrl: ${base} })

${output.style("dim", "// the official SDK")}
new stytch.Client({ project_id: ${id}, secret: ${key}, env: ${base}, fraud_env: ${base} })

${output.style("dim", "# curl")}
curl -u ${quoteForShell(`${projectId}:${secret}`)} ${url}/v1/users -d '{"email": "ada@example.com"}'
${controlToken === undefined ? "" : `curl -X POST -H ${quoteForShell(`authorization: Bearer ${controlToken}`)} ${url}/__sandbox/reset\n`}
Nothing here is real. Ctrl-C ends it.
`);
}

/** The same in one line, for scripts. */
export function toJSONLine({ url, projectId, secret, controlToken }: SandboxInfo): string {
  return JSON.stringify({
    url,
    project_id: projectId,
    secret,
    ...(controlToken !== undefined && { control_token: controlToken }),
  });
}
