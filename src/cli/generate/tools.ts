import { createRequire } from "node:module";
import type { EmitOptions } from "../../generate/extension/emit.ts";
import type { Extension } from "../../generate/extension/extension.ts";
import { CliError } from "../cli-error.ts";
import type { SourceFile, YamlTools } from "./locate.ts";

/** A finding of the linter. */
export interface Problem {
  readonly message: string;
  readonly ruleId: string;
  readonly suggest: readonly string[];
  readonly location: readonly { source: SourceFile; pointer: string; reportOnKey: boolean }[];
}

/** A document as the linter takes it: its text, and what was read of it. */
export interface ParsedFile {
  readonly source: SourceFile;
  readonly parsed: unknown;
}

interface LintOptions {
  readonly config: object;
  readonly externalRefResolver: object;
}

/** The part of `@redocly/openapi-core` that is used: its first version, which openapi-typescript 7 brings, and its second. */
export interface OpenAPICore extends YamlTools {
  readonly BaseResolver: new (config: unknown) => object;
  createConfig(config: object): Promise<{ readonly resolve: unknown; readonly styleguide?: object }>;
  lintDocument(options: LintOptions & { document: ParsedFile }): Promise<Problem[]>;
  bundle(options: {
    doc: ParsedFile;
    config: object;
    externalRefResolver: object;
  }): Promise<{ bundle: { parsed: unknown }; problems: Problem[] }>;
}

/** The parts of the command that rest on packages that its user installs. */
export interface GeneratorTools {
  readonly core: OpenAPICore;
  readonly emitExtension: (extension: Extension, options: EmitOptions) => string;
}

const INSTALL = "npm install --save-dev openapi-typescript@7 typescript@5";

/**
 * Loads the packages that types are made with. They come with the project, as they are large, and most who have this package
 * have no use for them here.
 *
 * @throws {CliError} where one isn't there
 */
export async function loadTools(): Promise<GeneratorTools> {
  try {
    const { emitExtension } = await import("../../generate/extension/emit.ts");
    const own = createRequire(import.meta.url);
    // Its linter is a dependency of it alone, which is found from where it is.
    const core = createRequire(own.resolve("openapi-typescript"))("@redocly/openapi-core") as OpenAPICore;
    return { core, emitExtension };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"].includes(code ?? "")) throw error;
    throw new CliError(
      `generate makes types by openapi-typescript, which isn't installed beside stytch-fetch. Install it: ${INSTALL}`,
    );
  }
}

/** Prettier's way with a text, where the project has Prettier; the text itself otherwise. */
export async function formatLikeProject(text: string, file: string): Promise<string> {
  let path: string;
  try {
    path = createRequire(file).resolve("prettier");
  } catch {
    return text;
  }
  const prettier = (await import(path)) as { default: Partial<Prettier> } & Partial<Prettier>;
  const whole = (prettier.format ? prettier : prettier.default) as Prettier;
  return whole.format(text, { ...(await whole.resolveConfig(file)), filepath: file });
}

interface Prettier {
  format(text: string, options: object): Promise<string>;
  resolveConfig(file: string): Promise<object | null>;
}
