// The command line: what is typed, and what is said of it.
import { describe, expect, it } from "vitest";
import { VERSION } from "../../src/version.ts";
import { run, runHere, start } from "./helpers.ts";

describe("stytch-fetch", () => {
  it("shows its commands with --help, and its version with --version", async () => {
    const [help, version, own] = await Promise.all([
      run(["--help"]),
      run(["--version"]),
      run(["sandbox", "--help"]),
    ]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/\n {2}sandbox {8}Serve a local imitation/);
    expect(version).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
    expect(own.code).toBe(0);
    for (const flag of [
      "port",
      "host",
      "project-id",
      "secret",
      "seed",
      "state",
      "latency",
      "json",
      "quiet",
    ]) {
      expect(own.stdout).toContain(`\n  --${flag} `);
    }
  });

  it("shows a command's help for help and its name, too, within 80 columns", async () => {
    const [help, named] = await Promise.all([run(["help"]), run(["help", "sandbox"])]);
    expect([help.code, named.code]).toEqual([0, 0]);
    expect(named.stdout).toContain("\n  --port <number> ");
    for (const line of `${help.stdout}${named.stdout}`.split("\n")) expect(line.length).toBeLessThan(81);
  });

  it.each([["--help"], ["help", "sandbox"], ["sandbox", "--help"], ["--version"], ["sandbx"]])(
    "ends quietly where nobody reads on: %j",
    async (...args) => {
      for (const stream of ["stdout", "stderr"] as const) {
        const running = start(args);
        running.child[stream]!.destroy();
        expect(await running.exit).toBe(args[0] === "sandbx" ? 2 : 0);
        expect(running.stderr()).not.toMatch(/EPIPE|\n +at /);
      }
    },
  );

  it.each([
    ["--secrt=marker-3f9a"],
    ["-smarker-3f9a"],
    ["--secrt", "marker-3f9a"],
    ["secret-test-marker-3f9a"],
    ["--", "secret-live-marker-3f9a"],
    ["--secret", "marker-3f9a", "--prot"],
    ["--project-id", "project-live-marker-3f9a"],
    ["--project-id", "marker-3f9a"],
    ["--quiet=marker-3f9a"],
  ])("doesn't repeat what may be a secret in %j", async (...args) => {
    for (const line of [args, ["sandbox", ...args]]) {
      const { code, stdout, stderr } = await runHere(line);
      expect(code, line.join(" ")).not.toBe(0);
      expect(stdout + stderr).not.toContain("marker-3f9a");
      expect(stderr).toMatch(/^stytch-fetch: ./);
    }
  });

  it.each([
    [[], /No command was given\.\n[\s\S]*Commands:/],
    [["sandbx"], /There is no command "sandbx"\. Did you mean sandbox\?/],
    [["frobnicate"], /There is no command "frobnicate"\. `stytch-fetch --help`/],
    [["--hlep"], /There is no option --hlep before a command\. Did you mean --help\?/],
    [["sandbox", "--prot", "1"], /sandbox has no option --prot\. Did you mean --port\?/],
    [["sandbox", "-p", "1"], /sandbox has no option -p\./],
    [["sandbox", "--port"], /--port needs a value: --port=<number>\./],
    [["sandbox", "--port", "--json"], /--port needs a value/],
    [["sandbox", "--secret="], /--secret needs a value/],
    [["sandbox", "--json=yes"], /--json takes no value/],
    [["sandbox", "4010"], /sandbox takes no "4010"\. Its options begin with --/],
    [["sandbox", "--port", "70000"], /--port must be a number from 0 to 65535/],
    [["sandbox", "--port", "http"], /--port must be a number/],
    [["sandbox", "--latency", "soon"], /--latency must be a time such as 20ms or 1s, not "soon"/],
    [["sandbox", "--latency", "2h"], /--latency must be a time/],
    [["sandbox", "--latency", "61s"], /--latency can be a minute at most/],
  ])("ends with 2 and says what is wrong with %j", async (args, message) => {
    const { code, stdout, stderr } = await runHere(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n +at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
