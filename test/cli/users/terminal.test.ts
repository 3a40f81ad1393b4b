// `users export` on a pseudo-terminal: the bar as a person sees it, and Ctrl-C as they press it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type Server } from "../../../src/node/index.ts";
import { createSandbox, type Sandbox } from "../../../src/sandbox/index.ts";
import { folder, run, runBehind } from "../helpers.ts";
import { credentials, linesOf, seedUsers } from "./export-helpers.ts";

/**
 * Runs what follows on a terminal of so many columns, and passes on what it shows. Once that has the text of the second
 * argument, Ctrl-C is pressed.
 */
const PTY = `
import fcntl, os, pty, struct, sys, termios
columns, until = int(sys.argv[1]), sys.argv[2].encode()
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execv(sys.argv[3], sys.argv[3:])
seen, pressed = b"", until == b""
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    seen += part
    if not pressed and until in seen:
        os.write(terminal, b"\\x03")
        pressed = True
sys.stdout.buffer.write(seen)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const USERS = 3_000;
const python = ["python3", "-c", PTY];
const reason =
  spawnSync("python3", ["-c", "import pty, os; os.waitstatus_to_exitcode"]).status === 0
    ? ""
    : "there is no python3 with pty";
if (reason) console.log(`The tests on a terminal are left out: ${reason}.`);

let sandbox: Sandbox;
let server: Server;
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = createSandbox({ ...credentials, seed: seedUsers(USERS), rateLimits: false });
  server = await serve(sandbox.fetch);
  env = {
    STYTCH_PROJECT_ID: credentials.projectId,
    STYTCH_SECRET: credentials.secret,
    STYTCH_BASE_URL: server.url,
    TERM: "xterm",
  };
});
afterAll(() => server.close());

/** The pictures of the bar, as each replaced the one before. */
const barsOf = (shown: string): string[] => shown.split("\r\u001b[K").slice(1);

describe.skipIf(reason !== "")("on a terminal", () => {
  it("draws a bar that fills, in one line, and then says what is in the file", async () => {
    const out = join(folder(), "users.jsonl");
    const args = ["users", "export", "--out", out, "--page-size", "50", "--rate", "off"];
    const { code, stdout } = await runBehind([...python, "100", ""], args, env);
    expect(code).toBe(0);
    const bars = barsOf(stdout);
    expect(bars.length).toBeGreaterThan(1);
    const [last, ...lines] = bars.at(-1)!.split("\r\n");
    expect(last).toMatch(/^█{24} 3,000 of 3,000 users, [\d,]+\/s$/);
    expect(lines[0]).toContain("3,000 users are in");
    for (const bar of bars.slice(0, -1)) {
      expect(bar).not.toContain("\n");
      expect(bar.length).toBeLessThan(100);
    }
  });

  it("needs no more columns than there are", async () => {
    const args = ["users", "export", "--out", join(folder(), "users.jsonl"), "--rate", "off"];
    const { stdout } = await runBehind([...python, "30", ""], args, env);
    for (const bar of barsOf(stdout)) expect(bar.split("\r\n")[0]!.length).toBeLessThan(30);
  });

  it("stops at Ctrl-C with the cursor on a line of its own, and goes on the next time", async () => {
    const out = join(folder(), "users.jsonl");
    const args = ["users", "export", "--out", out, "--page-size", "5", "--rate", "off"];
    const stopped = await runBehind([...python, "100", "of 3,000 users"], args, env);
    expect(stopped.code).toBe(130);
    expect(stopped.stdout).toMatch(/users[^\n]*\r\nstytch-fetch: Stopped\. [\d,]+ users are saved in /);
    const { code, stderr } = await run(args, env);
    expect(stderr).toMatch(/Goes on behind the \d+ users that /);
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual(sandbox.snapshot().users.toReversed());
  });
});
