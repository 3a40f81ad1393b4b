// The workflows' own commands, run in a checkout: what is committed, commented, refused and published. `gh` and the npm commands
// that leave the machine are stand-ins; bash, git and this repository's scripts are real.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeCheckout, type Checkout } from "./place.ts";
import { readWorkflow, repository, runJob, type Ran } from "./runner.ts";

const PULL = "pull_request";
const github = (event: string, ref: string, more: object = {}): object => ({
  event_name: event,
  ref,
  ref_name: ref.replace(/^refs\/\w+\//, ""),
  token: "t",
  repository: "a/b",
  event: more,
});

function runIn(at: Checkout, file: string, job: string, context: object, env = {}): Promise<Ran> {
  return runJob(readWorkflow(file), job, { checkout: at.checkout, temp: at.temp, context, env });
}

const pull = (base: string, fork: boolean): object => ({
  github: github(PULL, "refs/pull/7/merge", {
    pull_request: { number: 7, base: { sha: base }, head: { repo: { fork } } },
  }),
});

describe("regenerate.yml", () => {
  const at = makeCheckout();
  const base = at.git("rev-parse", "HEAD");
  const run = (job: string, context: object, env = {}): Promise<Ran> =>
    runIn(at, "regenerate.yml", job, context, env);
  /** The checkout as the next job finds it. */
  const restore = (): void => {
    at.git("reset", "--quiet", "--hard");
    at.git("clean", "--quiet", "--force", "-d", "--exclude=node_modules");
  };
  const push = (ref: string): object => ({ github: github("push", `refs/heads/${ref}`) });

  it("commits to a branch what its document makes, and pushes nothing else", async () => {
    at.git("switch", "--quiet", "--create", "more");
    at.edit("openapi/paths/debug/debug_whoami.yaml", (text) =>
      text.replace("responses:", "deprecated: true\n  responses:"),
    );
    at.git("commit", "--quiet", "--all", "--message", "Deprecate");
    at.git("push", "--quiet", "--set-upstream", "origin", "more");
    const made = await run("regenerate", push("more"));
    expect(made.status, made.text).toBe(0);
    expect(made.outputs).toEqual({ changed: "true" });
    restore();
    at.asked();
    const { status, text } = await run("commit", { ...push("more"), needs: { regenerate: made } });
    expect(status, text).toBe(0);
    expect(at.asked().lines.map((line) => line.trim())).toEqual(
      ["ci", "docs", "regenerate"].map((file) => `gh workflow run ${file}.yml --ref more`),
    );
    expect(at.git("log", "-1", "--format=%an: %s", "origin/more")).toBe(
      "github-actions[bot]: Regenerate from the document",
    );
    const files = at.git("diff", "--name-only", "origin/more~1", "origin/more").split("\n");
    expect(files).toContain("generated/openapi.json");
    for (const file of files) expect(file).toMatch(/^generated\//);
    expect(at.git("rev-parse", "origin/main")).toBe(base);
  });

  it("commits nothing where nothing differs, and neither on main nor to a pull request", async () => {
    const head = at.git("rev-parse", "origin/more");
    at.asked();
    const { status, outputs } = await run("regenerate", push("more"), { NO_GENERATE: "1" });
    expect({ status, outputs }).toEqual({ status: 0, outputs: { changed: "" } });
    expect(
      (await run("commit", { ...push("more"), needs: { regenerate: { outputs } } })).status,
    ).toBeUndefined();
    expect((await run("regenerate", push("main"), { NO_GENERATE: "1" })).status).toBe(0);
    expect((await run("regenerate", pull(base, true), { NO_GENERATE: "1" })).status).toBe(0);
    expect(at.git("ls-remote", "origin", "refs/heads/more", "refs/heads/main")).toBe(
      `${base}\trefs/heads/main\n${head}\trefs/heads/more`,
    );
  });

  it("fails with the difference in a pull request, and says what to do", async () => {
    at.edit("generated/openapi.json", (text) => text.replace("Stytch Consumer API", "Another API"));
    at.write("generated/more.ts", "");
    const { status, text } = await run("regenerate", pull(base, true), { NO_GENERATE: "1" });
    expect(status).toBe(1);
    expect(text).toContain("::error::generated/ is not what openapi/ makes. Run npm run generate");
    expect(text).toContain('+    "title": "Another API"');
    expect(text).toContain("generated/more.ts");
    restore();
  });

  it("fails where a file is gone", async () => {
    rmSync(`${at.checkout}/generated/schemas/UserFilter.json`);
    const { status, text } = await run("regenerate", pull(base, true), { NO_GENERATE: "1" });
    expect(status).toBe(1);
    expect(text).toContain("deleted file mode");
    restore();
  });

  it("commits nothing of what comes as generated and stands elsewhere", async () => {
    at.write("generated/more.ts", "");
    at.write("src/index.ts", "");
    at.git("add", "generated", "src");
    at.artifact("generated", "generated.patch", `${at.git("diff", "--cached")}\n`);
    restore();
    const outputs = { changed: "true" };
    const { status, text } = await run("commit", { ...push("more"), needs: { regenerate: { outputs } } });
    expect(status, text).toBe(0);
    expect(at.git("diff", "--name-only", "origin/more~1", "origin/more")).toBe("generated/more.ts");
  });

  it("tells a fork's pull request in the job's summary alone", async () => {
    const { status, text, summary } = await run("impact", pull(base, true));
    expect(status, text).toBe(0);
    expect(summary).toContain("debug.whoami");
    expect((await run("comment", pull(base, true))).status).toBeUndefined();
    const { permissions, jobs } = readWorkflow("regenerate.yml");
    expect(permissions).toEqual({ contents: "read" });
    expect(jobs["impact"]!.permissions).toBeUndefined();
  });

  it("fails where the pull request's base isn't there, and writes no comment", async () => {
    const { status, text } = await run("impact", pull("0".repeat(40), false));
    expect(status).toBe(1);
    expect(text).toContain("there is no generated/openapi.json at 000000");
  });
});

describe("a report", () => {
  const at = makeCheckout();
  const rows = [
    [
      "regenerate.yml",
      "comment",
      "impact",
      "repos/{owner}/{repo}/issues/7/comments",
      "repos/{owner}/{repo}/issues/comments/12",
    ],
    ["upstream.yml", "issue", "upstream", "repos/{owner}/{repo}/issues", "repos/{owner}/{repo}/issues/12"],
  ] as const;

  describe.each(rows)("of %s", (file, job, name, list, one) => {
    const tell = async (report: string, env: object): Promise<Ran & ReturnType<Checkout["asked"]>> => {
      at.artifact(name, `${name}.md`, report);
      const context = { ...pull("", false), needs: { look: { outputs: { news: "true" } } } };
      const ran = await runIn(at, file, job, context, env);
      return { ...ran, ...at.asked() };
    };

    it("is written once, under a mark by which it is found", async () => {
      const { status, lines, body } = await tell("# Report\n", {});
      expect(status).toBe(0);
      expect(lines).toHaveLength(2);
      expect(unquoted(lines[1]!)).toContain(`--method POST ${list} `);
      const [mark, ...rest] = body.split("\n");
      expect(rest.join("\n")).toBe("# Report\n");
      expect(unquoted(lines[0]!)).toContain(`startswith("${mark}")`);
    });

    it("is updated where it stands already", async () => {
      const { status, lines, body } = await tell("# Another\n", { GH_LIST: "12\n34\n" });
      expect(status).toBe(0);
      expect(lines).toHaveLength(2);
      expect(unquoted(lines[1]!)).toContain(`--method PATCH ${one} `);
      expect(body).toContain("# Another");
    });

    it("isn't written where it can't be told whether it stands already", async () => {
      const { status, lines, text } = await tell("# Report\n", { GH_LIST: "fail" });
      expect(status).not.toBe(0);
      expect(text).toContain("HTTP 502");
      expect(lines).toHaveLength(1);
    });

    it("is cut to what GitHub takes, and says so", async () => {
      const { body } = await tell("a line\n".repeat(20_000), { RUN: "https://example.com/1" });
      expect(body.length).toBeGreaterThan(50_000);
      expect(body.length).toBeLessThan(65_536);
      expect(body.split("\n")[1]).toBe(
        `This is its beginning. The whole is the artifact \`${name}\` of https://example.com/1.`,
      );
      expect(body).toMatch(/\na line\n$/);
    });
  });
});

describe("upstream.yml", () => {
  const at = makeCheckout();
  const issue = async (
    news: string,
    list: string,
  ): Promise<{ status: number | undefined; lines: string[] }> => {
    at.asked();
    const context = { github: {}, needs: { look: { outputs: { news } } } };
    const { status } = await runIn(at, "upstream.yml", "issue", context, { GH_LIST: list });
    return { status, lines: at.asked().lines.map(unquoted) };
  };

  it("closes the issue, and says why, where nothing is new any more", async () => {
    const { status, lines } = await issue("false", "12\n");
    expect(status).toBe(0);
    expect(lines.slice(1)).toEqual([
      expect.stringContaining(
        "--method POST repos/{owner}/{repo}/issues/12/comments --raw-field body=Nothing is new",
      ),
      expect.stringContaining("--method PATCH repos/{owner}/{repo}/issues/12 --raw-field state=closed"),
    ]);
  });

  it("writes nothing where nothing is new and no issue is open, or the copy wasn't read", async () => {
    expect(await issue("false", "")).toMatchObject({
      status: 0,
      lines: [expect.stringContaining("--paginate")],
    });
    expect(await issue("", "12\n")).toEqual({ status: undefined, lines: [] });
  });

  const look = async (answer: string): Promise<Ran> => {
    const server = createServer((_, response) => response.end(answer)).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo;
    const context = { github: github("schedule", "refs/heads/main") };
    try {
      return await runIn(at, "upstream.yml", "look", context, { DOCUMENT: `http://127.0.0.1:${port}/` });
    } finally {
      server.close();
    }
  };

  it("fails with a clear word where a page is downloaded in the document's place, and opens no issue", async () => {
    const { status, text, outputs } = await look("<!doctype html>");
    expect(status).toBe(1);
    expect(text).toContain("is not the provider's OpenAPI document: it is a web page");
    expect(outputs).toEqual({ news: "" });
  });

  it("hands on what is new", async () => {
    const document = readFileSync(`${repository}/generated/openapi.json`, "utf8");
    const { status, text, outputs, summary } = await look(document);
    expect(status, text).toBe(0);
    expect(outputs).toEqual({ news: "true" });
    expect(summary).toContain("### ");
  });
});

/** An argument as it was, without the quotes of a shell. */
function unquoted(line: string): string {
  return line.replaceAll(/\\(.)/g, "$1");
}
