// Makes all calls over one transport and scheme: servers here, the client in a process of its own.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { stripSources } from "../setup/stripped.ts";
import type { Job, Message, Seen, Summary } from "./client.ts";
import type { Scheme, TransportName } from "./fault.ts";
import type { Outcome } from "./outcome.ts";
import { cellsOf, type Cell } from "./policy.ts";
import { startFaultServer, type FaultServer, type Setting } from "./server.ts";

/** A call that was made, and what its server saw. */
export interface Call {
  cell: Cell;
  outcome: Outcome;
  server: FaultServer;
  /** Connections that the server still had when the group's calls were over. */
  open: number;
}

export interface Group extends Omit<Summary, "outcomes"> {
  calls: Call[];
  /** How the process ended, and what it wrote. */
  exit: { code: number | null; output: string };
}

/** Runs a group. */
export async function runGroup(
  transport: TransportName,
  scheme: Scheme,
  shared: Pick<Setting, "certificates" | "elsewhere" | "deafPort">,
): Promise<Group> {
  const cells = cellsOf(transport, scheme);
  const client = start(await stripSources("src", "generated", "test/faults", "test/leaks.ts"));
  const send = (message: Message): void => void client.process.send(message);
  const servers = await Promise.all(
    cells.map((cell, id) =>
      startFaultServer({ ...cell, ...shared, cue: () => send({ cue: id }), seen: () => client.look(id) }),
    ),
  );
  try {
    send({ transport, jobs: cells.map((cell, id) => jobOf(cell, id, servers[id]!.url)) });
    const summary = await heard(client);
    const open = servers.map((server) => server.open());
    send({ done: true });
    const late = setTimeout(() => client.process.kill("SIGKILL"), 60_000);
    const [code] = (await once(client.process, "close")) as [number | null];
    clearTimeout(late);
    const exit = { code, output: client.output() };
    const calls = summary.outcomes.map((outcome): Call => ({
      cell: cells[outcome.id]!,
      outcome,
      server: servers[outcome.id]!,
      open: open[outcome.id]!,
    }));
    return { ...summary, calls: calls.sort((a, b) => a.outcome.id - b.outcome.id), exit };
  } finally {
    client.process.kill("SIGKILL");
    await Promise.all(servers.map((server) => server.close()));
  }
}

function jobOf({ fault, operation, times }: Cell, id: number, url: string): Job {
  const { connection, bytes, head, request, lasting } = fault;
  // A server that doesn't come to read a request can't spare it, unless it has struck already.
  const next = !lasting && (Boolean(head ?? request) || (times === 1 && Boolean(connection ?? bytes)));
  return { ...fault.call, id, url, operation, next, deaf: fault.port === "deaf" };
}

interface Client {
  process: ChildProcess;
  output: () => string;
  /** Waits until the process has read what was on its way to it, for one of its calls. */
  look: (id: number) => Promise<void>;
}

function start(stripped: string): Client {
  const { PATH, NODE_EXTRA_CA_CERTS } = process.env;
  const child = fork(join(stripped, "test/faults/client.js"), [], {
    execArgv: [],
    // Nothing of a proxy, and no warnings or options of the surroundings.
    env: { PATH, NODE_EXTRA_CA_CERTS },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let text = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (part: Buffer) => (text += part.toString()));
  return { process: child, output: () => text, look: askToLook(child) };
}

function askToLook(child: ChildProcess): (id: number) => Promise<void> {
  const waiting = new Map<number, () => void>();
  child.on("message", (message: Summary | Seen) => {
    if ("seen" in message) waiting.get(message.seen)?.();
  });
  return (id) =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
      child.send({ look: id } satisfies Message);
    });
}

async function heard({ process, output }: Client): Promise<Summary> {
  const message = new Promise<Summary>((resolve) => {
    process.on("message", (said: Summary | Seen) => {
      if ("outcomes" in said) resolve(said);
    });
  });
  const ended = once(process, "close").then(([code]: unknown[]) => {
    throw new Error(`The client ended with ${String(code)}: ${output()}`);
  });
  ended.catch(() => {});
  return Promise.race([message, ended]);
}
