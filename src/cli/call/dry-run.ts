import type { OperationTypes } from "../../../generated/methods.ts";
import { hideSecretFields } from "../../sandbox/control/secret-fields.ts";
import { parseObject } from "../../json.ts";
import { connect, type ConnectionFlags } from "../connection/connect.ts";
import { createOutput } from "../console.ts";
import { quoteForShell } from "../text.ts";
import type { NamedOperation } from "./operations.ts";

/** Prints the request that a call would send, by the client itself, and sends nothing. */
export async function dryRun(
  { operationId }: NamedOperation,
  params: object,
  flags: ConnectionFlags,
): Promise<void> {
  let caught: Request | undefined;
  const fetch = (request: Request): Promise<Response> => {
    caught = request;
    return Promise.reject(new Error("This is a dry run."));
  };
  const { stytch } = await connect(flags, { options: { fetch, retry: false }, changes: false });
  try {
    await stytch.call(operationId as keyof OperationTypes, params);
  } catch (error) {
    // Whatever it refused before it would have sent.
    if (!caught) throw error;
  }
  const request = caught!;
  createOutput("stdout").line(describeRequest(request, hideSecrets(await request.text(), request)));
}

function hideSecrets(body: string, request: Request): string {
  if (body === "") return body;
  if (request.headers.get("content-type")?.includes("urlencoded")) {
    const fields = Object.fromEntries(new URLSearchParams(body));
    return new URLSearchParams(hideSecretFields(fields) as Record<string, string>).toString();
  }
  return JSON.stringify(hideSecretFields(parseObject(body)!));
}

function describeRequest({ method, url, headers }: Request, body: string): string {
  const isAuthorized = headers.has("authorization");
  const shown = [...headers].filter(([name]) => name !== "authorization");
  if (isAuthorized) shown.push(["authorization", "Basic [redacted]"]);
  const http = [`${method} ${url}`, ...shown.map(([name, value]) => `${name}: ${value}`)];
  const curl = [`curl -X ${method} ${quoteForShell(url)}`];
  if (isAuthorized) curl.push('-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"');
  const type = headers.get("content-type");
  if (body !== "") curl.push(`-H ${quoteForShell(`content-type: ${type}`)}`, `-d ${quoteForShell(body)}`);
  const text = body === "" ? "" : `\n${body}\n`;
  return `${http.join("\n")}\n${text}\n${curl.join(" \\\n  ")}`;
}
