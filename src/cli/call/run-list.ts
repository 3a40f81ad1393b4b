import { CliError } from "../cli-error.ts";
import { createOutput } from "../console.ts";
import { findDescribed, readDocument } from "../document.ts";
import { listOperations } from "./operations.ts";

/** Prints the operations that have a text in their name, path or summary. */
export async function runList(part: string | undefined, flags: { readonly json?: true }): Promise<void> {
  const document = await readDocument();
  const operations = listOperations().map(({ name, operationId, route }) => {
    const { summary } = findDescribed(document, route);
    return { name, operation_id: operationId, method: route.method, path: route.path, summary };
  });
  const words = part?.toLowerCase() ?? "";
  const found = operations.filter((operation) =>
    Object.values(operation).some((text) => text.toLowerCase().includes(words)),
  );
  if (found.length === 0) {
    throw new CliError(
      `No operation has ${JSON.stringify(part)} in its name. \`stytch-fetch list\` shows all.`,
    );
  }
  const output = createOutput("stdout");
  if (flags.json) {
    output.line(JSON.stringify(found, null, 2));
    return;
  }
  const width = Math.max(...found.map(({ name }) => name.length));
  for (const { name, summary } of found)
    output.line(`${output.style("bold", name.padEnd(width))}  ${summary}`);
}
