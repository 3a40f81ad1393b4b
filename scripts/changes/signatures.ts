import ts from "typescript";
import { root } from "../build/root.ts";

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
 * The package's public types, a line for each name and each member of one: `stytch-fetch StytchOptions.timeout?: number`.
 *
 * They are read from the declarations in `dist/`, without what is made of the document.
 *
 * @param types the folder of the declarations of `src/`
 */
export function listSignatures(types = `${root}dist/types/src`): string[] {
  const files = Object.entries(ENTRIES).map(([name, file]) => [name, `${types}/${file}.d.ts`] as const);
  // Names alone are looked up, so the standard library is not needed.
  const program = ts.createProgram({
    rootNames: files.map(([, file]) => file),
    options: { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, types: [], noLib: true },
  });
  const checker = program.getTypeChecker();
  const lines = files.flatMap(([name, file]) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is missing. Run \`npm run build\`.`);
    return checker.getExportsOfModule(module).flatMap((symbol) => describe(checker, symbol, name, types));
  });
  return [...new Set(lines)].sort();
}

function describe(checker: ts.TypeChecker, symbol: ts.Symbol, entry: string, types: string): string[] {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const own = (target.declarations ?? []).filter(({ parent }) =>
    parent.getSourceFile().fileName.startsWith(types),
  );
  return own.flatMap((node) => linesOf(node, symbol.name)).map((line) => `${entry} ${line}`);
}

function linesOf(node: ts.Declaration, name: string): string[] {
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
    const kind = ts.isClassDeclaration(node) ? "class" : "interface";
    const generics = node.typeParameters ? `<${node.typeParameters.map(print).join(", ")}>` : "";
    const bases = node.heritageClauses?.map((clause) => ` ${print(clause).trim()}`).join("") ?? "";
    return [`${name}: ${kind}${generics}${bases}`, ...membersOf(node.members, name)];
  }
  if (ts.isTypeAliasDeclaration(node)) {
    if (ts.isTypeLiteralNode(node.type)) return [`${name}: type`, ...membersOf(node.type.members, name)];
    const generics = node.typeParameters ? `<${node.typeParameters.map(print).join(", ")}>` : "";
    return [`${name}: type${generics} = ${print(node.type)}`];
  }
  if (ts.isFunctionDeclaration(node))
    return [`${name}: ${print(node).replace(/^export (declare )?function \w+/, "")}`];
  return [`${name}: ${print(node).replace(/^\w+:? ?/, "")}`];
}

function membersOf(members: ts.NodeArray<ts.ClassElement | ts.TypeElement>, name: string): string[] {
  return members.filter(isPublic).map((member) => {
    const own = member.name ? print(member.name) : ts.isConstructorDeclaration(member) ? "constructor" : "[]";
    return `${name}.${own}: ${print(member).replace(/;$/, "")}`;
  });
}

/** Whether users meet it: private fields are in declarations without their types. */
function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isHidden = (ts.getCombinedModifierFlags(member) & hidden) !== 0;
  return !isHidden && !(member.name && ts.isPrivateIdentifier(member.name));
}

/** A node's text without comments, in one line. */
function print(node: ts.Node): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replaceAll(/\s+/g, " ")
    .replace(/;$/, "");
}
