import { afterEach, describe, expect, it, vi } from "vitest";
import { untilStopped } from "../../src/cli/stop.ts";
import { settled } from "../clock.ts";

afterEach(() => void vi.restoreAllMocks());

/** Waits to be stopped, with signals and time of the test's own. */
function waiting() {
  let now = 0;
  const signals = new Map<string | symbol, () => void>();
  vi.spyOn(process, "on").mockImplementation((name, listener: () => void) => {
    signals.set(name, listener);
    return process;
  });
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  let stopped = false;
  void untilStopped().then(() => (stopped = true));
  const send = async (signal: NodeJS.Signals, at: number): Promise<boolean> => {
    now = at;
    signals.get(signal)!();
    await settled();
    return stopped;
  };
  return { send, exit };
}

describe("the command", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("is stopped by %s in an orderly way", async (signal) => {
    const { send, exit } = waiting();
    expect(await send(signal, 10_000)).toBe(true);
    expect(exit).not.toHaveBeenCalled();
  });

  it("takes a second Ctrl-C within half a second for npx's echo of the first", async () => {
    const { send, exit } = waiting();
    await send("SIGINT", 10_000);
    await send("SIGINT", 10_500);
    expect(exit).not.toHaveBeenCalled();
  });

  it("ends there and then at one that comes later, as a shell says it", async () => {
    const { send, exit } = waiting();
    await send("SIGINT", 10_000);
    await send("SIGINT", 10_501);
    expect(exit).toHaveBeenCalledWith(130);
    await send("SIGTERM", 10_502);
    expect(exit).toHaveBeenCalledWith(143);
  });
});
