// The code that the console writes, of generated forms of every operation: read back, compiled against the package as a
// user has it, and run.
import { execFileSync } from "node:child_process";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { notesOf } from "../../docs/site/console/form/problem.ts";
import { toDraft } from "../../docs/site/console/form/to-draft.ts";
import { readParams } from "../../docs/site/console/form/params.ts";
import { languages, type Language } from "../../docs/site/console/snippet/languages.ts";
import { snippet } from "../../docs/site/console/snippet/snippet.ts";
import { createProject } from "../package/project.ts";
import { compile } from "./compile.ts";
import { consoles } from "./console-site.ts";
import { fillForm, HOSTILE } from "./forms.ts";

const calls = [...consoles.values()].flatMap((operation) => {
  const { form } = operation;
  return fillForm(form).map((values) => ({ operation, values, ...readParams(form, toDraft(form, values)) }));
});

/** The same forms without one of their fields, each of them left out once, and the empty form. */
const cutShort = [...consoles.values()].flatMap((operation) => {
  const { form } = operation;
  const [least = {}] = fillForm(form);
  const names = Object.keys(least);
  const all = [...names.map((name) => ({ ...least, [name]: undefined })), {}];
  return all.map((values) => {
    const { params, problems } = readParams(form, toDraft(form, values));
    return { operation, params, notes: notesOf(problems) };
  });
});

/** The same forms with all fields of a rule that wants one of them at most. */
const overfull = [...consoles.values()].flatMap((operation) => {
  const { form } = operation;
  return form.rules
    .filter(({ needs }) => needs !== "at least one")
    .map((rule) => {
      const all = fillForm(form).filter((values) => rule.fields.some((name) => Object.hasOwn(values, name)));
      const params = Object.assign({}, ...all.reverse()) as Record<string, unknown>;
      return { operation, params, notes: notesOf(readParams(form, toDraft(form, params)).problems) };
    });
});

const project = createProject();
afterAll(() => project.remove());

describe("the console's code", () => {
  it("is of forms that lose nothing of what was filled in", () => {
    expect(calls.length).toBeGreaterThan(400);
    for (const { operation, values, params, problems } of calls) {
      expect(problems, operation.method).toEqual([]);
      expect(params, operation.method).toEqual(values);
    }
  });

  it("compiles with the built package, for every operation, in every way to write it", () => {
    const files = new Map<string, string>();
    for (const operation of consoles.values()) {
      const own = calls.filter((call) => call.operation === operation);
      for (const language of ["method", "flat", "raw"] as const) {
        const blocks = own.map(
          ({ params }) => `{\n${snippet(operation, params, { language, hasSetup: false })}\n}`,
        );
        const { params } = own.at(-1)!;
        const gateway = "https://app.example.com/api/stytch";
        const path = `${project.folder}/${operation.method}.${language}`;
        files.set(
          `${path}.ts`,
          `${snippet(operation, params, { language, hasSetup: true })}\n${blocks.join("\n")}`,
        );
        files.set(`${path}.gateway.ts`, snippet(operation, params, { language, hasSetup: true, gateway }));
      }
    }
    expect(compile(files, true)).toEqual([]);
  });

  it("tells what is missing, or too much, exactly where the compiler refuses it, and is TypeScript all the same", () => {
    expect(cutShort.length).toBeGreaterThan(100);
    expect(overfull.length).toBeGreaterThan(20);
    const all = [...cutShort, ...overfull];
    const files = new Map<string, string>();
    for (const [i, { operation, params, notes }] of all.entries()) {
      const code = snippet(operation, params, { language: "method", hasSetup: true, notes });
      expect(syntaxProblems(code), code).toEqual([]);
      files.set(`${project.folder}/${operation.method}.${i}.cut.ts`, code);
    }
    const refused = compile(files, true).map((words) => words.slice(0, words.indexOf(": ")));
    for (const [i, path] of [...files.keys()].entries()) {
      const isRefused = refused.includes(path);
      expect(isRefused, files.get(path)).toBe(all[i]!.notes.length > 0);
      expect(/^\/\/ (?:Still missing|Not right yet): /m.test(files.get(path)!)).toBe(isRefused);
    }
  });

  it("calls the method with exactly the params that are sent", async () => {
    for (const { operation, params } of calls) {
      const code = snippet(operation, params, { language: "method", hasSetup: false });
      const args = Object.keys(params).length > 0 ? [params] : [];
      expect(await run(code, "stytch")).toEqual({ path: `stytch.${operation.method}`, args });
      const flat = snippet(operation, params, { language: "flat", hasSetup: false });
      expect(await run(flat, "api")).toEqual({ path: `api.${operation.flat}`, args });
    }
  });

  it("is an empty call for an empty form, which is TypeScript, too", () => {
    for (const operation of consoles.values()) {
      for (const { id: language } of languages) {
        const code = snippet(operation, {}, { language, hasSetup: true });
        if (language === "curl") continue;
        const isPathFilled = operation.parameters.some(({ fromOption }) => fromOption);
        if (language === "raw" && isPathFilled) continue;
        expect(syntaxProblems(code), code).toEqual([]);
        expect(code.split("\n").at(-1), code).toMatch(/\((?:"[^"]*")?\);$/);
      }
    }
  });

  it("stays TypeScript while anything is typed", () => {
    const operation = consoles.get("users.create")!;
    const { form } = operation;
    const values = { email: HOSTILE, roles: [HOSTILE, ""], trusted_metadata: { [HOSTILE]: HOSTILE } };
    const { params } = readParams(form, toDraft(form, values));
    for (const language of ["method", "flat", "raw"] satisfies Language[]) {
      expect(syntaxProblems(snippet(operation, params, { language, hasSetup: true }))).toEqual([]);
    }
  });

  it("names what is missing in one line, whatever stands there", () => {
    const operation = consoles.get("users.update")!;
    const notes = ["Still missing: user_id, a\n*/ process.exit() //\u2028 or b"];
    const code = snippet(operation, {}, { language: "method", hasSetup: false, notes });
    expect(code.split(/[\n\u2028]/)).toEqual([
      "// Still missing: user_id, a */ process.exit() //  or b",
      "const response = await stytch.users.update();",
    ]);
    const shell = snippet(operation, {}, { language: "curl", hasSetup: false, notes });
    expect(shell).toMatch(/^# Still missing: .*\ncurl /);
  });

  it("in a shell, passes on exactly what was filled in", () => {
    const operation = consoles.get("users.update")!;
    const params = { user_id: "a/b'c", name: { first_name: "O'Brien $HOME `id`" } };
    const code = snippet(operation, params, { language: "curl", hasSetup: false });
    const echo = `curl() { printf '%s\\n' "$@"; }\nSTYTCH_PROJECT_ID=p STYTCH_SECRET=s\n${code}`;
    const out = execFileSync("/bin/sh", ["-c", echo], { encoding: "utf8" });
    expect(out).toContain("https://test.stytch.com/v1/users/a%2Fb'c\n");
    expect(out).toContain("--user\np:s\n");
    expect(out).toContain('"first_name": "O\'Brien $HOME `id`"');
    expect(out).toContain("--request\nPUT\n");
  });
});

function syntaxProblems(code: string): readonly unknown[] {
  return ts.transpileModule(code, { reportDiagnostics: true }).diagnostics ?? [];
}

/** Runs a call's code with an object that takes every call, and gives what it was called with. */
async function run(code: string, name: string): Promise<{ path: string; args: unknown[] }> {
  const calls: { path: string; args: unknown[] }[] = [];
  const take = (path: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, key) => take(`${path}.${String(key)}`),
      apply: (_, __, args: unknown[]) => calls.push({ path, args }),
    });
  const body = `return (async () => { ${code} })()`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is our own code that is to be run
  await (new Function(name, body) as (client: unknown) => Promise<void>)(take(name));
  return calls[0]!;
}
