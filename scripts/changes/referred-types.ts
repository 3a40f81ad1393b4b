import ts from "typescript";

/**
 * Lists the names that the declarations of `symbols` refer to, directly or through one another, without those of `symbols`
 * themselves: bases, and types of members and params.
 *
 * @param isOwn whether a declaration's file is one to look into
 */
export function listReferred(
  checker: ts.TypeChecker,
  symbols: Iterable<ts.Symbol>,
  isOwn: (file: string) => boolean,
): ts.Symbol[] {
  const known = new Set(symbols);
  const referred: ts.Symbol[] = [];
  // Those that are added while walking are walked, too.
  for (const symbol of known) {
    for (const node of ownDeclarations(symbol, isOwn)) {
      for (const other of referencesIn(checker, node)) {
        if (known.has(other) || ownDeclarations(other, isOwn).length === 0) continue;
        known.add(other);
        referred.push(other);
      }
    }
  }
  return referred;
}

/** The declarations of a name that are in files to look into. */
export function ownDeclarations(symbol: ts.Symbol, isOwn: (file: string) => boolean): ts.Declaration[] {
  return (symbol.declarations ?? []).filter(
    (node) => !ts.isTypeParameterDeclaration(node) && isOwn(node.getSourceFile().fileName),
  );
}

/** A name itself, where it is one that leads to another, as of an import. */
export function targetOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether users meet a member: private fields are in declarations without their types. */
export function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isHidden = (ts.getCombinedModifierFlags(member) & hidden) !== 0;
  return !isHidden && !(member.name && ts.isPrivateIdentifier(member.name));
}

/** Whether a type is that of a constant, or made of one: `(typeof channels)[number]`, which says nothing by itself. */
export function takesConstant(node: ts.Node | undefined): node is ts.TypeNode {
  if (!node || !ts.isTypeNode(node) || ts.isExpressionWithTypeArguments(node)) return false;
  const hasQuery = (inner: ts.Node): boolean =>
    ts.isTypeQueryNode(inner) || (ts.forEachChild(inner, hasQuery) ?? false);
  return hasQuery(node);
}

function referencesIn(checker: ts.TypeChecker, declaration: ts.Declaration): Set<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const add = (name: ts.Node | undefined): void => {
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol) found.add(targetOf(checker, symbol));
  };
  ts.forEachChild(declaration, function visit(node): void {
    if (ts.isClassElement(node) && !isPublic(node)) return;
    if (takesConstant(node)) {
      for (const symbol of namesIn(checker, checker.getTypeAtLocation(node))) found.add(symbol);
      return;
    }
    if (ts.isTypeReferenceNode(node)) add(node.typeName);
    else if (ts.isExpressionWithTypeArguments(node)) add(node.expression);
    else if (ts.isImportTypeNode(node)) add(node.qualifier);
    ts.forEachChild(node, visit);
  });
  return found;
}

/** The names that a type is made of, as the compiler resolves it. */
function namesIn(checker: ts.TypeChecker, type: ts.Type, isTop = true): ts.Symbol[] {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  if (!isTop && symbol !== undefined && !symbol.name.startsWith("__")) {
    const args = type.aliasTypeArguments ?? argumentsOf(checker, type);
    return [symbol, ...args.flatMap((each) => namesIn(checker, each, false))];
  }
  const parts = type.isUnionOrIntersection()
    ? type.types
    : checker.getPropertiesOfType(type).map((member) => checker.getTypeOfSymbol(member));
  return parts.flatMap((each) => namesIn(checker, each, false));
}

function argumentsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const isReference = "target" in type;
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : [];
}
