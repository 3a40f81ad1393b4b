import ts from "typescript";
import { root } from "../build/root.ts";
import { INNER } from "./inner-types.ts";
import { isPublic, listReferred, ownDeclarations, takesConstant, targetOf } from "./referred-types.ts";

/** The imports that people write in `src/`. Those of types alone are the document's, which is compared by itself. */
const ENTRIES = {
  "stytch-fetch": "index",
  "stytch-fetch/sandbox": "sandbox/index",
  "stytch-fetch/gateway": "gateway/index",
  "stytch-fetch/node": "node/index",
  "stytch-fetch/opentelemetry": "opentelemetry",
  "stytch-fetch/validate": "validate/index",
  "stytch-fetch/clerk": "clerk/index",
  "stytch-fetch/raw": "raw",
};

const printer = ts.createPrinter({ removeComments: true });

/**
 * The package's public types, a line for each name and each member of one: `stytch-fetch StytchOptions.timeout?: number`. Types of
 * our own that they extend or refer to are public, too, by whatever name: `(inner) CommonOptions.timeout?: number`.
 *
 * They are read from the declarations in `dist/`, without what is made of the document.
 *
 * @param types the folder of the declarations of `src/`
 */
export function listSignatures(types = `${root}dist/types/src`): string[] {
  const files = Object.entries(ENTRIES).map(([name, file]) => [name, `${types}/${file}.d.ts`] as const);
  const program = ts.createProgram({
    rootNames: files.map(([, file]) => file),
    options: {
      module: ts.ModuleKind.Node16,
      target: ts.ScriptTarget.ES2022,
      types: [],
      lib: ["lib.es2022.d.ts"],
      strict: true,
    },
  });
  const checker = program.getTypeChecker();
  const isOwn = (file: string): boolean => file.startsWith(`${types}/`);
  const exported = new Set<ts.Symbol>();
  const describe = (symbol: ts.Symbol, name: string, entry: string): string[] =>
    ownDeclarations(symbol, isOwn).flatMap((node) =>
      linesOf(checker, node, name).map((line) => `${entry} ${line}`),
    );
  const lines = files.flatMap(([entry, file]) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is missing. Run \`npm run build\`.`);
    return checker.getExportsOfModule(module).flatMap((symbol) => {
      const target = targetOf(checker, symbol);
      exported.add(target);
      return describe(target, symbol.name, entry);
    });
  });
  const inner = listReferred(checker, exported, isOwn).flatMap((symbol) =>
    describe(symbol, symbol.name, INNER),
  );
  return [...new Set([...lines, ...inner])].sort();
}

function linesOf(checker: ts.TypeChecker, node: ts.Declaration, name: string): string[] {
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
    const kind = ts.isClassDeclaration(node) ? "class" : "interface";
    const bases =
      node.heritageClauses?.map((clause) => ` ${printResolved(checker, clause).trim()}`).join("") ?? "";
    return [`${name}: ${kind}${genericsOf(node)}${bases}`, ...membersOf(checker, node.members, name)];
  }
  if (ts.isTypeAliasDeclaration(node)) {
    if (ts.isTypeLiteralNode(node.type))
      return [`${name}: type`, ...membersOf(checker, node.type.members, name)];
    if (takesConstant(node.type)) return resolvedLinesOf(checker, node, name);
    return [`${name}: type${genericsOf(node)} = ${print(node.type)}`];
  }
  if (ts.isFunctionDeclaration(node))
    return [`${name}: ${print(node).replace(/^export (declare )?function \w+/, "")}`];
  return [`${name}: ${print(node).replace(/^\w+:? ?/, "")}`];
}

function genericsOf({ typeParameters }: ts.DeclarationWithTypeParameterChildren): string {
  return typeParameters ? `<${typeParameters.map(print).join(", ")}>` : "";
}

/** The lines of a type that is made of a constant's, as the compiler resolves it. */
function resolvedLinesOf(checker: ts.TypeChecker, node: ts.TypeAliasDeclaration, name: string): string[] {
  const type = checker.getTypeAtLocation(node.type);
  const members = type.isUnion() ? [] : checker.getPropertiesOfType(type);
  if (members.length === 0) return [`${name}: type = ${printType(checker, type)}`];
  return [
    `${name}: type`,
    ...members.map((member) => {
      const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
      const text = printType(checker, checker.getTypeOfSymbol(member));
      return `${name}.${member.name}: ${member.name}${isOptional ? "?" : ""}: ${text}`;
    }),
  ];
}

function membersOf(
  checker: ts.TypeChecker,
  members: ts.NodeArray<ts.ClassElement | ts.TypeElement>,
  name: string,
): string[] {
  return members.filter(isPublic).map((member) => {
    const own = member.name ? print(member.name) : ts.isConstructorDeclaration(member) ? "constructor" : "[]";
    return `${name}.${own}: ${printResolved(checker, member).replace(/;$/, "")}`;
  });
}

/** A node's text, with the types of constants as the compiler resolves them. */
function printResolved(checker: ts.TypeChecker, node: ts.Node): string {
  let text = print(node);
  ts.forEachChild(node, function visit(inner): void {
    if (!takesConstant(inner) || ts.isTypeReferenceNode(inner)) return ts.forEachChild(inner, visit);
    text = text.replace(print(inner), () => printType(checker, checker.getTypeAtLocation(inner)));
  });
  return text;
}

/** A type's text, whose values stand in an order that doesn't depend on where the compiler met them first. */
function printType(checker: ts.TypeChecker, type: ts.Type): string {
  if (type.isUnion() && type.types.every((each) => each.isLiteral()))
    return type.types
      .map((each) => printType(checker, each))
      .sort()
      .join(" | ");
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

/** A node's text without comments, in one line. */
function print(node: ts.Node): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replaceAll(/\s+/g, " ")
    .replace(/;$/, "");
}
