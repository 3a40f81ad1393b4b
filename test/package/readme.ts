import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./project.ts";

/** The README's TypeScript examples as one program: the first two belong together, each other has a scope of its own. */
export function readme(): { imports: string; body: string } {
  const text = readFileSync(join(repository, "README.md"), "utf8");
  const [first, second, ...others] = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const scoped = others.map((code) => `{\n${code.replace(IMPORT, "const $1 = await import($2);")}}\n`);
  const lines = [first, second, ...scoped].join("\n").split("\n");
  const isImport = (line: string): boolean => line.startsWith("import ");
  return {
    imports: lines.filter(isImport).join("\n"),
    body: lines.filter((line) => !isImport(line)).join("\n"),
  };
}

/** The guide's TypeScript examples as one program to compile, each with a scope of its own. */
export function gatewayGuide(): string {
  const text = readFileSync(join(repository, "docs/gateway.md"), "utf8");
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const imports = new Set(blocks.flatMap((code) => code.match(/^import .*;$/gm) ?? []));
  const scoped = blocks.map((code) => `async () => {\n${code.replaceAll(/^import .*;$/gm, "")}};`);
  return [...imports, GIVEN, ...scoped].join("\n");
}

/** What the guide's reader has. */
const GIVEN = `
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
declare const options: { projectId: string; secret: string };
declare const session_jwt: string, email: string, code: string;
declare function findUser(request: Request): Promise<string | undefined>;`;

const IMPORT = /^import (\{.*\}) from (".*");$/gm;
