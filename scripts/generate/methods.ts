import { declareMethods } from "../../src/generate/declare-methods.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import type { Route } from "../../src/generate/route.ts";
import type { Piece } from "./format.ts";
import { NOTICE, readTemplate } from "./text.ts";

/** `generated/methods.ts`: the signatures of the client. */
export function emitMethods(document: OpenAPIDocument, routes: readonly Route[]): Piece[] {
  const declared = declareMethods(document, routes);
  const declarations = [
    `import type { ${declared.schemas.join(", ")} } from "./schema.ts";`,
    readTemplate("shared-types"),
    ...declared.params,
    ...declared.namespaces,
    declared.operations,
    declared.operationTypes,
    declared.methodNames,
  ];
  const blankLine: Piece = { kind: "verbatim", text: "\n" };
  return [
    { kind: "verbatim", text: `// ${NOTICE}\n` },
    ...declarations.flatMap((text, index): Piece[] => [
      ...(index > 0 ? [blankLine] : []),
      { kind: "declaration", text },
    ]),
  ];
}
