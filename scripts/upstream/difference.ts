import type { OpenAPIDocument } from "../../src/generate/openapi.ts";

/** One thing that the provider's document says otherwise than ours. */
export interface Difference {
  readonly kind: Kind;
  /** The operation, or the schema's name in the provider's document and the way to the field in it. */
  readonly place: string;
  readonly theirs: string;
  readonly ours: string;
  /** The operations that it concerns, as `POST /v1/users`. */
  readonly operations: ReadonlySet<string>;
}

export type Kind =
  | "operation"
  | "webhook"
  | "operationId"
  | "deprecated"
  | "server"
  | "security"
  | "parameter"
  | "status"
  | "body"
  | "field"
  | "required"
  | "type"
  | "value"
  | "enum"
  | "rule"
  | "additional";

/** Stands on the side that doesn't have a thing. */
export const NONE = "none";

/** A difference in one line, by which a correction names it. */
export function lineOf({ kind, place, theirs, ours }: Omit<Difference, "operations">): string {
  return `${kind} ${place}: theirs ${theirs}, ours ${ours}`;
}

/** Two documents and where their differences go. */
export interface Sides {
  readonly theirs: OpenAPIDocument;
  readonly ours: OpenAPIDocument;
  readonly add: (kind: Kind, place: string, theirs: string, ours: string) => void;
}

/** Collects differences, each once, with all the operations that it was found at. */
export interface Collector {
  add(operation: string, kind: Kind, place: string, theirs: string, ours: string): void;
  readonly found: () => Difference[];
}

export function createCollector(): Collector {
  const byLine = new Map<string, Difference & { operations: Set<string> }>();
  return {
    add(operation, kind, place, theirs, ours) {
      const line = lineOf({ kind, place, theirs, ours });
      const known = byLine.get(line);
      if (known) known.operations.add(operation);
      else byLine.set(line, { kind, place, theirs, ours, operations: new Set([operation]) });
    },
    found: () => [...byLine.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
  };
}
