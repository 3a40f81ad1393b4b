// A server that does wrong by one fault. Behind it is a real sandbox, which says what became of the users.
import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createSecureContext, TLSSocket, type SecureContext } from "node:tls";
import { holdPort } from "../../runtimes/ports.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { projectId, secret } from "../leaks.ts";
import type { Certificate, Certificates } from "../setup/certificates.ts";
import { http } from "./bytes.ts";
import type { Answer, Connection, Fault, Scheme } from "./fault.ts";
import { bystander, subject } from "./operations.ts";
import { SPARED } from "./spared.ts";

export interface FaultServer {
  url: string;
  sandbox: Sandbox;
  /** How often the fault struck. */
  readonly struck: () => number;
  /** Connections that are open now. */
  readonly open: () => number;
  close: () => Promise<void>;
}

export interface Setting {
  fault: Fault;
  scheme: Scheme;
  /** How often the fault strikes before all goes well. */
  times: number;
  certificates: Certificates;
  /** A server of another host, which must not be called. */
  elsewhere: string;
  deafPort: number;
  /** Tells the calling process that it is time. */
  cue: () => void;
  /** Waits until the calling process has read what is on its way to it. */
  seen: () => Promise<void>;
}

/** Starts a server for one call. */
export async function startFaultServer(setting: Setting): Promise<FaultServer> {
  const { fault, scheme, times, cue, seen } = setting;
  const sandbox = createSandbox({
    projectId,
    secret,
    seed: [
      { user_id: subject, email: "subject@example.com" },
      { user_id: bystander, email: "bystander@example.com" },
    ],
  });
  let first: Answer | undefined;
  const sockets = new Set<Socket>();
  let strikes = 0;
  const strikeNow = (): boolean => strikes < times && ++strikes > 0;

  function connectionOf(raw: Socket, stream: Duplex): Connection {
    return {
      stream,
      cue,
      // The callback of an empty write comes after the writes before it.
      seen: () => new Promise<void>((written) => void stream.write("", () => written())).then(seen),
      reset: () => void raw.resetAndDestroy(),
      close: () => void stream.end(),
      die() {
        front.close();
        for (const socket of sockets) socket.resetAndDestroy();
      },
    };
  }

  const reader = createHttpServer();
  const front = createServer({ allowHalfOpen: true, noDelay: true });
  const take = (raw: Socket): void => {
    sockets.add(raw);
    raw
      .on("error", () => {})
      .on("end", () => raw.end())
      .once("close", () => sockets.delete(raw));
    if (fault.connection && strikeNow()) {
      fault.connection(connectionOf(raw, raw));
      return;
    }
    const stream = scheme === "tls" ? encrypt(raw, setting) : raw;
    const connection = connectionOf(raw, stream);
    if (fault.bytes && strikeNow()) stream.once("readable", () => fault.bytes!(connection));
    else {
      if (fault.certificate) strikeNow();
      connections.set(stream, connection);
      reader.emit("connection", stream);
    }
  };
  reader.on("request", (incoming: IncomingMessage) => void answer(incoming).catch(() => {}));

  async function answer(incoming: IncomingMessage): Promise<void> {
    const connection = connections.get(incoming.socket)!;
    const spared = incoming.headers[SPARED] !== undefined;
    if (!spared && fault.head && strikeNow()) {
      fault.head(connection);
      return;
    }
    const body = await read(incoming);
    const write = (bytes: string | Uint8Array): void => void connection.stream.write(bytes);
    if (spared || !fault.request || !strikeNow()) {
      write(http(await forward(sandbox, incoming, body)));
      return;
    }
    const carryOut = async (): Promise<Answer> => {
      const answer = await forward(sandbox, incoming, body);
      return (first ??= answer);
    };
    await fault.request({ ...connection, url: incoming.url!, elsewhere: setting.elsewhere, write, carryOut });
  }

  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  const { port } = front.address() as AddressInfo;
  const letGo = fault.lasting && (await holdPort(front));
  front.on("connection", take);
  if (fault.port) front.close();
  // A cue for each attempt, as nobody sees them come.
  if (fault.port === "deaf") for (let attempt = 1; attempt <= 3; attempt++) cue();
  return {
    url: `${scheme === "tls" ? "https" : "http"}://127.0.0.1:${fault.port === "deaf" ? setting.deafPort : port}`,
    sandbox,
    struck: () => strikes,
    open: () => sockets.size,
    close: async () => {
      if (letGo) letGo();
      await stop(front, sockets);
    },
  };
}

const connections = new WeakMap<Duplex, Connection>();

function encrypt(raw: Socket, { fault, certificates }: Setting): Duplex {
  const secureContext = contextOf(certificates[fault.certificate ?? "good"]);
  return new TLSSocket(raw, { isServer: true, secureContext }).on("error", () => {});
}

const contexts = new Map<string, SecureContext>();

/** Reading a key takes longer than a handshake. */
function contextOf(certificate: Certificate): SecureContext {
  let context = contexts.get(certificate.cert);
  if (!context) contexts.set(certificate.cert, (context = createSecureContext(certificate)));
  return context;
}

async function stop(front: Server, sockets: Set<Socket>): Promise<void> {
  if (!front.listening) return;
  const closed = once(front, "close");
  front.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

async function read(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function forward(
  sandbox: Sandbox,
  { url, method, headers }: IncomingMessage,
  body: string,
): Promise<Answer> {
  const request = new Request(`http://sandbox${url!}`, {
    method: method!,
    headers: headers as Record<string, string>,
    ...(body !== "" && { body }),
  });
  const response = await sandbox.fetch(request);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
