import { astToString, resolveRef, scanDiscriminators, transformSchema } from "openapi-typescript";
import ts from "typescript";
import { collectRefs } from "./collect-refs.ts";
import { withHoverText } from "./hover-text.ts";
import { openFields } from "./open-fields.ts";
import { DocumentError, type OpenAPIDocument } from "./openapi.ts";
import type { Route } from "./route.ts";

type Context = Parameters<typeof transformSchema>[1];

/** The types of a document, as TypeScript's own nodes. */
export interface SchemaDeclarations {
  /** A declaration for each schema, in the document's order. */
  readonly declarations: readonly ts.Node[];
  /** The rest of what openapi-typescript makes: `paths`, `components`, `operations` and what they need. */
  readonly rest: readonly ts.Node[];
}

/**
 * Declares the document's schemas and paths as types, by openapi-typescript.
 *
 * Its `openapiTS()` would parse, lint and bundle once more, which takes longer than the transform does, so that is called
 * on what is bundled already.
 * Three things are added: every schema is a declaration of its own, so that editors and error messages name it
 * (`api_user_v1_User`, not forty lines of its fields), open enums keep their completion, and what is sent with any fields
 * may be an interface.
 */
export function declareSchemas(document: OpenAPIDocument, routes: readonly Route[]): SchemaDeclarations {
  const source = withHoverText(document);
  const sent = sentSchemas(document, routes);
  return liftSchemas(transformSchema(source as never, context(source, sent)), sent.all);
}

/** A type's declaration as text. */
export function print(node: ts.Node): string {
  return (
    astToString([node])
      .replaceAll(/components\["schemas"\]\["(\w+)"\]/g, "$1")
      .replaceAll(/^( *\*) @description /gm, "$1\n$1 ")
      .replaceAll(/(\/\*\*)(\n *\*)\n *\* /g, "$1$2 ")
      .replaceAll(/^( *\*) {5}/gm, "$1 ")
      .replaceAll("/** @description ", "/** ")
      // In its WithRequired, as a schema that is sent, too, allows undefined.
      .replace("[P in K]-?: T[P];", "[P in K]-?: Exclude<T[P], undefined>;")
  );
}

/** The transform's context. An option that is left out is off, and what only `openapiTS()` itself reads is left out too. */
function context(document: OpenAPIDocument, sent: SentSchemas): Context {
  const options = { silent: true };
  return {
    ...options,
    discriminators: scanDiscriminators(document as never, options),
    injectFooter: [],
    postTransform: (type: ts.TypeNode, { path = "" }: { path?: string }) =>
      openEnum(type) ?? (sent.only.has(path.split("/")[3] ?? "") ? asSent(type) : undefined),
    resolve: ($ref: string) => resolveRef(document as never, $ref, options),
  } as unknown as Context;
}

/**
 * `"active" | "pending" | string` is just `string` to the compiler, and the editor suggests nothing.
 * With `string & {}` the union stays open and the suggestions stay.
 */
function openEnum(type: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isUnionTypeNode(type)) return undefined;
  const open = type.types.find((member) => member.kind === ts.SyntaxKind.StringKeyword);
  if (!open || !type.types.some(isKnownValue)) return undefined;
  const anyString = ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([
      ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      ts.factory.createTypeLiteralNode([]),
    ]),
  );
  return ts.factory.createUnionTypeNode(type.types.map((member) => (member === open ? anyString : member)));
}

function asSent(type: ts.TypeNode): ts.TypeNode | undefined {
  return readonlyArray(type) ?? openFields(type);
}

/** Makes an array readonly: what is only sent may be `as const`, as the client changes nothing that it is given. */
function readonlyArray(type: ts.TypeNode): ts.TypeNode | undefined {
  return ts.isArrayTypeNode(type)
    ? ts.factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, type)
    : undefined;
}

/** The names of the schemas that requests refer to. */
interface SentSchemas {
  readonly all: ReadonlySet<string>;
  /** Those that answers don't refer to. */
  readonly only: ReadonlySet<string>;
}

function sentSchemas(document: OpenAPIDocument, routes: readonly Route[]): SentSchemas {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  const { schemas } = document.components;
  for (const { body, result } of routes) {
    if (body) addRefs(body.schema, inputs);
    if (result !== undefined) addRefs(result, outputs);
  }
  return { all: inputs, only: new Set([...inputs].filter((name) => !outputs.has(name))) };

  function addRefs(name: string, found: Set<string>): void {
    found.add(name);
    collectRefs(schemas[name], schemas, found);
  }
}

/** A value, an enum or a schema that is one; not a keyword such as `string`, and not `null`. */
function isKnownValue(type: ts.TypeNode): boolean {
  const isNull = ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
  // openapi-typescript writes string literals as identifiers.
  return !isNull && (!ts.isTokenKind(type.kind) || type.kind === (ts.SyntaxKind.Identifier as ts.SyntaxKind));
}

/** Takes `components.schemas` apart: each schema becomes a declaration, and its place there refers to it. */
function liftSchemas(nodes: ts.Node[], sent: ReadonlySet<string>): SchemaDeclarations {
  const declarations: ts.Node[] = [];
  const rest = nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    return ts.visitEachChild(
      node,
      function visit(member: ts.Node): ts.Node {
        if (!ts.isPropertySignature(member) || propertyName(member) !== "schemas") return member;
        const schemas = (member.type as ts.TypeLiteralNode).members
          .filter(ts.isPropertySignature)
          .map((schema) => (sent.has(propertyName(schema)) ? allowUndefined(schema) : schema));
        declarations.push(...schemas.map(declare));
        const type = ts.factory.createTypeLiteralNode(schemas.map(refer));
        const { modifiers, name, questionToken } = member;
        return ts.factory.updatePropertySignature(member, modifiers, name, questionToken, type);
      },
      undefined,
    );
  });
  return { declarations, rest };
}

const TAKEN = new Set([
  "paths",
  "webhooks",
  "components",
  "operations",
  "$defs",
  "OpenFields",
  "TypedFields",
  "Record",
  "Omit",
  "WithRequired",
]);

function declare(member: ts.PropertySignature): ts.Node {
  const name = propertyName(member);
  if (TAKEN.has(name)) throw new DocumentError([`A schema can't be named ${name}: the types use that name.`]);
  const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const type = member.type!;
  const declaration = ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  return ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(member));
}

/** Lets what may be left out be undefined, under `exactOptionalPropertyTypes`, too: the client leaves it out. */
function allowUndefined<Node extends ts.Node>(node: Node): Node {
  const inner = ts.visitEachChild(node, allowUndefined, undefined);
  if (!ts.isPropertySignature(inner) || !inner.questionToken || !inner.type) return inner;
  const undefinedType = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const isNever = inner.type.kind === ts.SyntaxKind.NeverKeyword;
  const type = isNever ? undefinedType : ts.factory.createUnionTypeNode([inner.type, undefinedType]);
  const { modifiers, name, questionToken } = inner;
  return ts.factory.updatePropertySignature(inner, modifiers, name, questionToken, type) as ts.Node as Node;
}

function refer(member: ts.PropertySignature): ts.PropertySignature {
  const type = ts.factory.createTypeReferenceNode(propertyName(member));
  return ts.factory.createPropertySignature(member.modifiers, member.name, member.questionToken, type);
}

function propertyName({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
