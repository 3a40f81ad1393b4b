import ts from "typescript";

/**
 * Makes a record of `unknown` the type `OpenFields` of the template, for what is only sent: the compiler takes no interface
 * for such a record, and people type their metadata by interfaces.
 *
 * The template's record of `any` stands in a union with the other, as openapi-fetch's own types, for `raw`, make a record
 * of `never` of it.
 */
export function openFields(type: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isTypeLiteralNode(type) || type.members.length !== 1) return undefined;
  const [member] = type.members;
  const isRecordOfUnknown =
    ts.isIndexSignatureDeclaration(member!) && member.type.kind === ts.SyntaxKind.UnknownKeyword;
  return isRecordOfUnknown ? ts.factory.createTypeReferenceNode("OpenFields") : undefined;
}
