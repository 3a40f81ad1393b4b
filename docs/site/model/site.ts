import type { Signature } from "./signatures.ts";
import type { ConsoleOperation } from "../console/operation.ts";
import type { OpenAPIDocument } from "./document.ts";
import { readOperations, type NamedExample, type Operation } from "./operation.ts";
import { readSchemas, type SchemaPage } from "./schema-page.ts";

/** A guide, written by people in Markdown. */
export interface Guide {
  /** The file's name without its ending, which is the page's name. */
  readonly name: string;
  readonly title: string;
  readonly markdown: string;
}

/** A line of a file in the repository. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** A change of the document. */
export interface HistoryEntry {
  readonly date: string;
  readonly subject: string;
  readonly files: readonly string[];
}

/** The sandbox's part in an operation. */
export interface Support {
  readonly support: "full" | "partial" | "none";
  readonly limitations: readonly string[];
}

/** All that the pages are made of. */
export interface SiteInput {
  readonly document: OpenAPIDocument;
  readonly guides: readonly Guide[];
  /** CHANGELOG.md. */
  readonly changelog: string;
  /** The commits that changed the document, the newest first; undefined where they can't be known. */
  readonly history: readonly HistoryEntry[] | undefined;
  /** The day on which each file that pages are written in was last changed: `2026-03-14` by `docs/errors.md`. */
  readonly dates: ReadonlyMap<string, string>;
  /** By operationId. */
  readonly support: ReadonlyMap<string, Support>;
  /** Answers that the sandbox gave to the document's requests, by operationId and status. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, readonly NamedExample[]>>;
  /** The console of each operation's page, by operationId. */
  readonly consoles: ReadonlyMap<string, ConsoleOperation>;
  /** The types of each method, by operationId. */
  readonly signatures: ReadonlyMap<string, Signature>;
  /** The JSON Schema of each schema that stands alone, by name. */
  readonly standalone: ReadonlyMap<string, string>;
  /** The line in which each schema begins, and each operation, by its operationId. */
  readonly sources: ReadonlyMap<string, SourceLine>;
  /** The files in which people write the document, by their paths in the repository: `openapi/errors.yaml`. */
  readonly written: ReadonlyMap<string, string>;
  /** The address of the repository on the web, if it is known: `https://github.com/owner/name/blob/main`. */
  readonly repository: string | undefined;
}

/** The site's pages before they are drawn. */
export interface Site extends SiteInput {
  readonly operations: readonly Operation[];
  /** The operations of each tag, in the document's order. */
  readonly groups: readonly {
    readonly name: string;
    readonly description: string;
    readonly operations: readonly Operation[];
  }[];
  readonly schemas: readonly SchemaPage[];
}

/** Puts together what the pages show. */
export function makeSite(input: SiteInput): Site {
  const operations = readOperations(input.document).map((operation) => withAnswers(operation, input.answers));
  return {
    ...input,
    operations,
    groups: input.document.tags.map(({ name, description }) => ({
      name,
      description,
      operations: operations.filter(({ tag }) => tag === name),
    })),
    schemas: readSchemas(input.document, operations),
  };
}

/** Puts the answers that the sandbox really gave in the place of the document's. */
function withAnswers(operation: Operation, answers: SiteInput["answers"]): Operation {
  const made = answers.get(operation.id);
  if (!made) return operation;
  return {
    ...operation,
    answers: operation.answers.map((answer) => {
      const examples = made.get(answer.status);
      return examples ? { ...answer, examples } : answer;
    }),
  };
}
