import { Command, Option } from "commander";
import { showFlags } from "../check-usage.ts";
import type { ConnectionFlags } from "../connection/connect.ts";
import { addConnectionOptions } from "../connection/options.ts";
import { findDescribed, type ApiDocument, type DocumentOperation } from "../document.ts";
import { exampleCall } from "./example.ts";
import { listFields, type Field } from "./fields.ts";
import type { NamedOperation } from "./operations.ts";

/** The options of `stytch-fetch call` beside the fields of the operation, which have their own names among them. */
export interface CallFlags extends ConnectionFlags {
  readonly json?: string;
  readonly select?: string;
  readonly dryRun?: true;
  readonly debug?: true;
  readonly [field: string]: unknown;
}

/** The command that an operation is, and the fields that its params can have. */
interface OperationCommand {
  readonly command: Command;
  readonly fields: readonly Field[];
}

/** Defines the command that an operation is: an option for each field, by the document, beside those of each call. */
export function defineOperation(operation: NamedOperation, document: ApiDocument): OperationCommand {
  const described = findDescribed(document, operation.route);
  const fields = listFields(document, described);
  const command = describeCommand(operation, described)
    .addHelpText("after", () => `\nExample:\n${exampleCall(operation.name, document, described, fields)}`)
    .addHelpText(
      "after",
      `\nStytch's page on it: ${described.externalDocs?.url ?? "https://stytch.com/docs/api"}`,
    )
    .optionsGroup("Fields:");
  for (const field of fields) command.addOption(fieldOption(field));
  command
    .optionsGroup("Options:")
    .option("--json [body]", "All fields as JSON; @file reads a file, - standard input. Flags go before it.")
    .option("--select [path]", "Prints one part of the answer: .user.user_id, .results[].user_id.")
    .option("--dry-run", "Sends nothing, and shows the request, as cURL too, without secrets.");
  addConnectionOptions(command, { changes: operation.route.retry !== "read" });
  return { command, fields };
}

function describeCommand(
  { name, route }: NamedOperation,
  { summary, description }: DocumentOperation,
): Command {
  return new Command(`stytch-fetch call ${name}`)
    .description(`${summary}: ${route.method} ${route.path}\n\n${plain(description ?? "")}`.trimEnd())
    .usage("[--field value …] [options]")
    .helpOption("-h, --help", "Shows this.")
    .configureHelp({
      // Names such as --create_user_as_pending leave little room.
      minWidthToWrap: 30,
      optionTerm: ({ flags }) => showFlags(flags),
      optionDescription: ({ description: words }) => words,
    })
    .exitOverride()
    .allowUnknownOption()
    .allowExcessArguments();
}

function fieldOption(field: Field): Option {
  const { path, types, choices, description, required } = field;
  const isFlag = types.length === 1 && types[0] === "boolean";
  const value = isFlag ? "[true|false]" : `[${placeholder(field)}]`;
  const words = [
    required ? "Required." : "",
    description,
    choices.length > 0 ? `One of: ${choices.join(", ")}.` : "",
  ];
  const option = new Option(`--${path.join(".")} ${value}`, words.filter(Boolean).join(" "));
  // Each time that it stands there.
  option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  // By itself it is true; another type by itself is a mistake, which the check of the command line finds.
  return isFlag ? option.preset("true") : option;
}

function placeholder({ types, memberTypes }: Field): string {
  if (types.includes("array")) return memberTypes.includes("object") ? "json" : "text …";
  if (types.includes("string")) return "text";
  return types.some((type) => type === "integer" || type === "number") ? "number" : "json";
}

/** Without the marks of Markdown, and each paragraph in one line, which the help breaks to the terminal's width. */
function plain(text: string): string {
  const bare = text.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replaceAll("`", "");
  return bare.trim().replace(/(?<!\n)\n(?![\n*-])/g, " ");
}
