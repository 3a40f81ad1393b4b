import { astToString, resolveRef, scanDiscriminators, transformSchema } from "openapi-typescript";
import ts from "typescript";
import { BadDocument, refName, type OpenAPIDocument, type Schema } from "./openapi.ts";
import { NOTICE } from "./text.ts";

type Context = Parameters<typeof transformSchema>[1];

/**
 * `generated/schema.ts`: the document as types, by openapi-typescript.
 *
 * Its `openapiTS()` would parse, lint and bundle once more, so its transform is called on what is bundled already.
 * Two things are added: every schema is a declaration of its own, so that editors and error messages name it
 * (`api_user_v1_User`, not forty lines of its fields), and open enums keep their completion.
 */
export function emitTypes(document: OpenAPIDocument): string {
  const source = withHoverText(document);
  const nodes = transformSchema(source as never, context(source));
  const { declarations, rest } = liftSchemas(nodes);
  const text = `// ${NOTICE}\n\n${astToString([...declarations, ...rest])}`;
  return text
    .replaceAll(/components\["schemas"\]\["(\w+)"\]/g, "$1")
    .replaceAll(/^( *\*) @description /gm, "$1\n$1 ")
    .replaceAll(/(\/\*\*)(\n *\*)\n *\* /g, "$1$2 ")
    .replaceAll(/^( *\*) {5}/gm, "$1 ")
    .replaceAll("/** @description ", "/** ");
}

function context(document: OpenAPIDocument): Context {
  const flags = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A default makes a field optional to send, so it must not make it required in the type.
    defaultNonNullable: false,
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    makePathsEnum: false,
    pathParamsAsTypes: false,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
  };
  return {
    ...flags,
    discriminators: scanDiscriminators(document as never, flags),
    injectFooter: [],
    postTransform: openEnum,
    resolve: ($ref: string) => resolveRef(document as never, $ref, { silent: true }),
    // The linter's configuration, which only openapiTS() itself reads, and hooks that are not used, are left out.
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

/** A value, an enum or a schema that is one; not a keyword such as `string`, and not `null`. */
function isKnownValue(type: ts.TypeNode): boolean {
  const isNull = ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
  // openapi-typescript writes string literals as identifiers.
  return !isNull && (!ts.isTokenKind(type.kind) || type.kind === (ts.SyntaxKind.Identifier as ts.SyntaxKind));
}

/** Takes `components.schemas` apart: each schema becomes a declaration, and its place there refers to it. */
function liftSchemas(nodes: ts.Node[]): { declarations: ts.Node[]; rest: ts.Node[] } {
  const declarations: ts.Node[] = [];
  const rest = nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    return ts.visitEachChild(
      node,
      function visit(member: ts.Node): ts.Node {
        if (!ts.isPropertySignature(member) || propertyName(member) !== "schemas") return member;
        const schemas = (member.type as ts.TypeLiteralNode).members.filter(ts.isPropertySignature);
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
  "Record",
  "Omit",
  "WithRequired",
]);

function declare(member: ts.PropertySignature): ts.Node {
  const name = propertyName(member);
  if (TAKEN.has(name)) throw new BadDocument([`A schema can't be named ${name}: the types use that name.`]);
  const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const type = member.type!;
  const declaration = ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  return ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(member));
}

function refer(member: ts.PropertySignature): ts.PropertySignature {
  const type = ts.factory.createTypeReferenceNode(propertyName(member));
  return ts.factory.createPropertySignature(member.modifiers, member.name, member.questionToken, type);
}

function propertyName({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

/** The document with each property's hover text in place: its target's where it has none, and its enum's values. */
function withHoverText(document: OpenAPIDocument): OpenAPIDocument {
  const { schemas } = document.components;
  return mapProperties(document, (schema) => {
    const target = schema.$ref ? schemas[refName(schema.$ref)] : schema;
    const description = [schema.description ?? target?.description, enumText(target)]
      .filter(Boolean)
      .join("\n\n");
    const { examples: _examples, ...rest } = schema;
    return description ? { ...rest, description } : rest;
  });
}

function enumText(schema: Schema | undefined): string | undefined {
  const holders = [schema, ...((schema?.["anyOf"] as Schema[] | undefined) ?? [])];
  const holder = holders.find((candidate) => candidate?.["x-enumDescriptions"]);
  const texts = holder?.["x-enumDescriptions"] as Record<string, string> | undefined;
  return (
    texts &&
    Object.entries(texts)
      .map(([value, text]) => `- \`${JSON.stringify(value)}\`: ${text}`)
      .join("\n")
  );
}

/** Copies a tree of JSON; `change` makes what stands in the place of each value of a `properties` object. */
function mapProperties<T>(node: T, change: (schema: Schema) => Schema, isProperty = false): T {
  if (Array.isArray(node)) return node.map((item: unknown) => mapProperties(item, change)) as T;
  if (typeof node !== "object" || node === null) return node;
  const source: object = isProperty ? change(node as Schema) : node;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(source) as [string, unknown][]) {
    if (name === "properties" && typeof value === "object" && value) {
      copy[name] = Object.fromEntries(
        (Object.entries(value) as [string, unknown][]).map(([field, schema]) => [
          field,
          mapProperties(schema, change, true),
        ]),
      );
    } else {
      copy[name] = mapProperties(value, change);
    }
  }
  return copy as T;
}
