import process from "node:process";

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

/** npx passes a Ctrl-C on that the terminal has sent to its command already, so one arrives as two. */
const ECHO = 500;

/** Resolves at Ctrl-C or SIGTERM. The second one, half a second later or more, ends the process there and then. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    for (const [signal, number] of Object.entries(SIGNALS)) {
      process.on(signal, () => {
        // The exit code is a shell's for a process that a signal ended.
        if (asked !== undefined && performance.now() - asked > ECHO) process.exit(128 + number);
        asked ??= performance.now();
        resolve();
      });
    }
  });
}
