import net, { type Socket } from "node:net";
import { Duplex } from "node:stream";
import tls from "node:tls";
import { findProtocolProblem } from "../../transport/protocol.ts";
import { portOf, type ProxyServer } from "./proxy.ts";

/** The longest head of a proxy's answer, in bytes: Node's own limit for a server's. */
const MAX_HEAD = 16_384;
const HTTP = "HTTP/1.";

/**
 * A connection to a server through a proxy, by CONNECT. It is there at once and holds what is written until the tunnel is
 * made, so that all that ends a direct connection ends this one, too. Nothing that the proxy itself says gets through.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6
 */
class Tunnel extends Duplex {
  readonly #proxy: ProxyServer;
  readonly #socket: Socket;
  #head = "";
  /** The bytes of interim answers before it. */
  #skipped = 0;
  #isOpen = false;
  #held: (() => void) | undefined;

  constructor(proxy: ProxyServer, server: URL) {
    super({ allowHalfOpen: false });
    this.#proxy = proxy;
    const target = `${server.hostname}:${portOf(server)}`;
    const authorization = proxy.authorization ? `Proxy-Authorization: ${proxy.authorization}\r\n` : "";
    const request = `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${authorization}\r\n`;
    this.#socket = connectTo(proxy, () => this.#socket.write(request))
      // It stays: a connection that was given up may fail once more.
      .on("error", (error) => this.#fail(error))
      .on("data", (part) => this.#take(part))
      .on("end", () =>
        this.#isOpen ? this.push(null) : this.#refuse("it closed the connection", "ECONNRESET"),
      )
      .on("timeout", () => this.emit("timeout"));
  }

  get timeout(): number | undefined {
    return this.#socket.timeout;
  }

  setTimeout(milliseconds: number): this {
    this.#socket.setTimeout(milliseconds);
    return this;
  }

  ref(): this {
    this.#socket.ref();
    return this;
  }

  unref(): this {
    this.#socket.unref();
    return this;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(part: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    const write = (): void => void this.#socket.write(part, done);
    if (this.#isOpen) write();
    else this.#held = write;
  }

  override _final(done: () => void): void {
    if (this.#socket.writable) this.#socket.end(() => done());
    else done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #take(part: Buffer): void {
    if (!this.#isOpen) this.#readHead(part);
    else if (!this.push(part)) this.#socket.pause();
  }

  #readHead(part: Buffer): void {
    const from = Math.max(0, this.#head.length - 3);
    this.#head += part.toString("latin1");
    const end = this.#head.indexOf("\r\n\r\n", from);
    const isTooLong = this.#skipped + (end < 0 ? this.#head.length : end) > MAX_HEAD;
    const isHttp = HTTP.startsWith(this.#head.slice(0, HTTP.length));
    if (isHttp && end < 0 && !isTooLong) return;
    const status = Number(/^HTTP\/1\.\d (\d{3})[ \r]/.exec(this.#head)?.[1] ?? 0);
    if (/^1(?!01)/.test(`${status}`) && !isTooLong) {
      this.#skipInterim(end + 4);
      return;
    }
    // Whatever else it answers, 201 too, is no tunnel, and what follows is the proxy's word.
    if (isTooLong) this.#refuse(`its answer has a head of more than ${MAX_HEAD} bytes`);
    else if (findProtocolProblem({ data: this.#head }))
      this.#refuse("it speaks TLS. Write https:// in its URL");
    else if (status === 0) this.#refuse("its answer is no HTTP");
    else if (status === 407) this.#refuse(`it answered 407. ${this.#authenticationHint()}`);
    else if (status >= 500) this.#refuse(`it answered ${status}`, "ERR_PROXY_TUNNEL");
    else if (status !== 200) this.#refuse(`it answered ${status}`);
    // In HTTP and in TLS it is the client that begins.
    else if (this.#head.length > end + 4) this.#refuse("it goes on where the server's bytes begin");
    else this.#open();
  }

  /** Another answer follows it (https://www.rfc-editor.org/rfc/rfc9110#section-15.2). */
  #skipInterim(length: number): void {
    const rest = this.#head.slice(length);
    this.#skipped += length;
    this.#head = "";
    this.#readHead(Buffer.from(rest, "latin1"));
  }

  #authenticationHint(): string {
    return this.#proxy.authorization
      ? "Correct the user and password in the proxy's URL, in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY"
      : "Put a user and password into its URL, in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: http://user:password@host:port";
  }

  #open(): void {
    this.#isOpen = true;
    this.emit("connect");
    this.#held?.();
    this.#held = undefined;
  }

  #fail(error: Error): void {
    if (!this.#isOpen && findProtocolProblem(error))
      this.#refuse("it speaks no TLS. Write http:// in its URL");
    else this.destroy(error);
  }

  #refuse(message: string, code = "ERR_PROXY_REFUSED"): void {
    this.destroy(Object.assign(new Error(message), { code }));
  }
}

function connectTo({ isSecure, hostname: host, port }: ProxyServer, connected: () => void): Socket {
  const how = { host, port, noDelay: true, keepAlive: true };
  if (!isSecure) return net.connect(how, connected);
  return tls.connect(
    { ...how, rejectUnauthorized: true, ...(!net.isIP(host) && { servername: host }) },
    connected,
  );
}

/**
 * Connects to a server through a proxy.
 *
 * @param encrypt begins TLS with the server on a connection to it
 */
export function connectThrough(
  proxy: ProxyServer,
  server: URL,
  encrypt: (connection: Duplex) => Socket,
): Socket {
  const tunnel = new Tunnel(proxy, server);
  const socket =
    server.protocol === "https:" ? encryptTunnel(tunnel, encrypt) : (tunnel as unknown as Socket);
  // The first listener: the request's own tells what this one wrote.
  const nameProxy = (error: NodeJS.ErrnoException): void => {
    const problem = findProtocolProblem(error) ?? (error.message || error.code);
    error.message = `no connection through the proxy ${proxy.name}: ${problem}`;
  };
  const ready = server.protocol === "https:" ? "secureConnect" : "connect";
  return socket.on("error", nameProxy).once(ready, () => socket.off("error", nameProxy));
}

/** TLS on a stream of JavaScript's knows nothing of the socket below it. */
function encryptTunnel(tunnel: Tunnel, encrypt: (connection: Duplex) => Socket): Socket {
  const socket = encrypt(tunnel);
  tunnel.on("error", (error) => socket.destroy(error));
  socket.once("close", () => tunnel.destroy());
  return Object.assign(socket, {
    ref: () => (tunnel.ref(), socket),
    unref: () => (tunnel.unref(), socket),
  });
}
