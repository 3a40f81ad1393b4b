import { suggest } from "../nearest.ts";
import { catalogue } from "../sandbox/errors/catalogue.ts";
import { listOperations } from "./call/operations.ts";
import { usageError } from "./cli-error.ts";
import { createOutput } from "./console.ts";
import { findDescribed, readDocument } from "./document.ts";
import { columns } from "./text.ts";

/** Prints what the document says of an error type, or a line for each. */
export async function runErrors(type: string | undefined, { json }: { readonly json?: true }): Promise<void> {
  const output = createOutput("stdout");
  if (type === undefined) {
    const entries = Object.entries(catalogue).map(([name, { status, meaning }]) => ({
      name,
      status,
      meaning,
    }));
    if (json) output.line(JSON.stringify(entries, null, 2));
    else output.line(entries.map(({ name, status, meaning }) => `${status} ${name}: ${meaning}`).join("\n"));
    return;
  }
  if (!Object.hasOwn(catalogue, type)) {
    throw usageError(
      `The document knows no error type ${JSON.stringify(type.slice(0, 100))}.` +
        `${suggest(type, Object.keys(catalogue))} \`stytch-fetch errors\` lists them all.`,
    );
  }
  const { status, meaning, cause, remedy, message } = catalogue[type]!;
  const methods = await findMethods(type);
  const url = `https://stytch.com/docs/api/errors/${status}#${type}`;
  if (json) {
    output.line(
      JSON.stringify({ error_type: type, status, meaning, cause, remedy, message, methods, url }, null, 2),
    );
    return;
  }
  output.line(`${output.style("bold", type)}, ${status}\n`);
  const rows: [string, string][] = [
    ["Meaning", meaning],
    ["Cause", cause],
    ["What to do", remedy],
    ["Message", message ?? "not recorded"],
    ["Answered by", methods.join(", ") || "any method"],
    ["Stytch's page", url],
  ];
  output.line(columns(rows.map(([name, text]) => [name, text.replaceAll("`", "")])));
}

/** The methods whose own answers the document says may have an error type, beside what any can have. */
async function findMethods(type: string): Promise<string[]> {
  const document = await readDocument();
  return listOperations()
    .filter(({ route }) => JSON.stringify(findDescribed(document, route).responses).includes(`"${type}"`))
    .map(({ name }) => name);
}
