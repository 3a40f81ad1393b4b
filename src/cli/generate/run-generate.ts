import { mkdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { readExtension } from "../../generate/extension/extension.ts";
import { createFindings } from "../../generate/findings.ts";
import { DocumentError, type OpenAPIDocument } from "../../generate/openapi.ts";
import { writeAtomically } from "../atomic-write.ts";
import { CliError, usageError } from "../cli-error.ts";
import { readDocument } from "../document.ts";
import { createLocate } from "./locate.ts";
import { readOwnDocument } from "./read-own-document.ts";
import { formatLikeProject, loadTools } from "./tools.ts";

/** The options of `stytch-fetch generate`. */
export interface GenerateFlags {
  readonly document?: string;
  readonly out?: string;
  readonly node?: true;
  readonly check?: true;
}

/** The beginning of each file that the command writes, by which it knows its own. */
const MARK = "// Made by `npx stytch-fetch generate";

/**
 * Writes a client of the package's operations and those of a document of the user's own.
 *
 * @throws {CliError} with all problems of the document, and where a file isn't this command's to write
 */
export async function runGenerate({ document, out, node, check }: GenerateFlags): Promise<void> {
  // An empty one is a variable of a shell that isn't set: the code would go into the folder where the command runs.
  if (!document || !out) {
    throw usageError("generate needs --document, your OpenAPI document, and --out, the folder for the code.");
  }
  const file = join(resolve(out), "index.ts");
  const name = relative(".", file);
  const before = await readFile(file, "utf8").catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") throw new CliError(`${name} can't be read: ${message}`);
    return undefined;
  });
  if (before !== undefined && !before.startsWith(MARK)) {
    throw new CliError(
      `${name} is there, and this command didn't write it. Give --out another folder, or move the file.`,
    );
  }
  const { text, added } = await make(resolve(document), file, node ?? false);
  // Git may have given it the line ends of Windows.
  if (text === before?.replaceAll("\r\n", "\n") || text === before) {
    console.log(`${name} is up to date: ${added}.`);
    return;
  }
  if (check) {
    throw new CliError(
      `${name} is not what ${document} makes${madeOtherwise(before, node)}. Run the command without --check, and commit the result.`,
    );
  }
  try {
    await mkdir(resolve(out), { recursive: true });
    await writeAtomically(file, text, 0o666);
  } catch (error) {
    throw new CliError(`${name} can't be written: ${(error as Error).message}`);
  }
  console.log(`${name}: ${added}.`);
}

/** The end of a sentence on a file that was made with other flags. */
function madeOtherwise(before: string | undefined, node: true | undefined): string {
  if (before === undefined || before.startsWith(`${MARK} --node\``) === (node ?? false)) return "";
  return node ? " with --node, and was made without it" : " without --node, and was made with it";
}

async function make(document: string, file: string, node: boolean): Promise<{ text: string; added: string }> {
  const { core, emitExtension } = await loadTools();
  const base = (await readDocument()) as unknown as OpenAPIDocument;
  try {
    const own = await readOwnDocument(document, base, core);
    const extension = readExtension(own, base, createFindings(createLocate(document, ".", core)));
    const names = extension.routes.map(({ accessor }) => accessor.join("."));
    if (names.length === 0) {
      throw new CliError(`${relative(".", document)} has no operation that the package doesn't have.`);
    }
    const notice = `${MARK.slice(3)}${node ? " --node" : ""}\` from ${basename(document).replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ")}. Edit the document, not this file: changes here are lost.`;
    const text = await formatLikeProject(emitExtension(extension, { notice, node }), file);
    return { text, added: names.join(", ") };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new CliError(`${error.message}\n${error.findings.join("\n")}`);
  }
}
