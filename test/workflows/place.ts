// A checkout of this repository with a remote of its own, and stand-ins for what leaves the machine.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { repository } from "./runner.ts";

/** Notes its arguments, keeps the body that it was given, and lists the ids that GH_LIST has; `fail` is GitHub's failure. */
const GH = `#!/usr/bin/env bash
printf 'gh %s\\n' "$(printf '%q ' "$@")" >> "$ASKED"
for part in "$@"; do case "$part" in body=@*|--notes-file=*) cp "\${part#*@}" "$ASKED.body";; notes.md) cp notes.md "$ASKED.body";; esac; done
case " $* " in *" --paginate "*)
  if [ "\${GH_LIST:-}" = fail ]; then echo "HTTP 502" >&2; exit 1; fi
  printf '%s' "\${GH_LIST:-}";;
esac
`;

/** Hands our own scripts to npm, packs in a moment, and notes all else. */
const NPM = `#!/usr/bin/env bash
case "$1 $2" in
  "run check") ;;
  "run generate") [ -n "\${NO_GENERATE:-}" ] || PATH=\${PATH#*:} exec npm "$@" ;;
  "run "*) PATH=\${PATH#*:} exec npm "$@" ;;
  "pack "*) echo tarball > "$3/stytch-fetch-1.2.3.tgz" ;;
esac
printf 'npm %s\\n' "$*" >> "$ASKED"
`;

export interface Checkout {
  readonly checkout: string;
  readonly temp: string;
  readonly git: (...args: string[]) => string;
  readonly edit: (file: string, change: (text: string) => string) => void;
  readonly write: (file: string, text: string) => void;
  /** Puts a file where a job finds what another one uploaded. */
  readonly artifact: (name: string, file: string, text: string) => void;
  /** The lines that the stand-ins noted since the last time, and the body that came with them. */
  readonly asked: () => { lines: string[]; body: string };
}

/** Makes a checkout of the last commit, whose remote has it as main. It is removed after the file's tests. */
export function makeCheckout(): Checkout {
  const temp = mkdtempSync(join(tmpdir(), "workflows-"));
  afterAll(() => rmSync(temp, { recursive: true, force: true }));
  const checkout = join(temp, "checkout");
  const asked = join(temp, "asked");
  const run = (cwd: string, ...args: string[]): string =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: "pipe" }).trim();
  const head = run(repository, "rev-parse", "HEAD");
  run(repository, "clone", "--quiet", "--bare", repository, join(temp, "origin"));
  run(join(temp, "origin"), "update-ref", "refs/heads/main", head);
  run(repository, "clone", "--quiet", "--branch", "main", join(temp, "origin"), checkout);
  run(checkout, "config", "user.name", "a");
  run(checkout, "config", "user.email", "a@example.com");
  symlinkSync(join(repository, "node_modules"), join(checkout, "node_modules"));
  mkdirSync(join(temp, "bin"));
  for (const [name, text] of Object.entries({ gh: GH, npm: NPM }))
    writeFileSync(join(temp, "bin", name), text, { mode: 0o755 });
  const write = (file: string, text: string): void => writeFileSync(join(checkout, file), text);
  return {
    checkout,
    temp,
    git: (...args) => run(checkout, ...args),
    write,
    edit: (file, change) => write(file, change(readFileSync(join(checkout, file), "utf8"))),
    artifact(name, file, text) {
      mkdirSync(join(temp, "artifacts", name), { recursive: true });
      writeFileSync(join(temp, "artifacts", name, file), text);
    },
    asked() {
      const [lines, body] = [asked, `${asked}.body`].map((file) =>
        existsSync(file) ? readFileSync(file, "utf8") : "",
      ) as [string, string];
      rmSync(asked, { force: true });
      rmSync(`${asked}.body`, { force: true });
      return { lines: lines.split("\n").filter(Boolean), body };
    },
  };
}
