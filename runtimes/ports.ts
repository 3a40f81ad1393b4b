import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A port of loopback that nothing listens on, nor anyone else, until it is released. */
export async function openClosedPort(): Promise<{ port: number; release: () => void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const release = await holdPort(server);
  const { port } = server.address() as AddressInfo;
  server.close();
  return { port, release };
}

/** Keeps the system from giving a server's port to another once it listens no more: with a connection that stays. */
export async function holdPort(server: Server): Promise<() => void> {
  const ours = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [theirs] = (await once(server, "connection")) as [Socket];
  return () => {
    ours.destroy();
    theirs.destroy();
  };
}
