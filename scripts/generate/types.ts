import ts from "typescript";
import { declareSchemas, print } from "../../src/generate/declare-schemas.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import type { Route } from "../../src/generate/route.ts";
import type { Piece } from "./format.ts";
import { NOTICE, readTemplate } from "./text.ts";

/** Interfaces with so many members, each so long, that their members are formatted one by one. */
const LONG = new Set(["paths", "operations"]);

/** `generated/schema.ts`: the document as types. */
export function emitTypes(document: OpenAPIDocument, routes: readonly Route[]): Piece[] {
  const { declarations, rest } = declareSchemas(document, routes);
  return [
    verbatim(`// ${NOTICE}\n\n`),
    { kind: "declaration", text: readTemplate("open-fields") },
    ...[...declarations, ...rest].flatMap(piecesOf),
  ];
}

function piecesOf(node: ts.Node): Piece[] {
  if (!ts.isInterfaceDeclaration(node) || !LONG.has(node.name.text)) {
    return [{ kind: "declaration", text: print(node) }];
  }
  const members = node.members.map((member): Piece => ({ kind: "member", text: print(member) }));
  return [verbatim(`export interface ${node.name.text} {\n`), ...members, verbatim("}\n")];
}

function verbatim(text: string): Piece {
  return { kind: "verbatim", text };
}
