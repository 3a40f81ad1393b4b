/** A date of compatibility before Workers began to do anything for a promise that another request settles. */
export const OLD = "2023-09-01";

/**
 * Writes the configuration of a Worker. No compatibility flags: it has what the Web has, and nothing of Node.
 *
 * @param name of the bundle
 * @param bindings what the Worker has in its environment, in workerd's own form
 */
export function configure(name: string, bindings: string, date: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "${name}.bundle.js")],
      compatibilityDate = "${date}",
      bindings = [${bindings}],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}
