import type { Socket } from "node:net";

/** What a load balancer adds to an answer. None says how long it keeps a connection, so neither does this. */
const HEADERS = [
  "Content-Type: application/json",
  "Connection: keep-alive",
  "Vary: Origin",
  "Strict-Transport-Security: max-age=31536000",
  "X-Request-Id: request-id-test-6b0f4c1a-3d52-4e87-9a61-f2c8d7e5b304",
];

/**
 * Speaks HTTP/1.1 on one connection. `node:http` would take longer for a request than the fastest peers do, so that
 * they would be measured by it.
 */
export function createHandler(answers: [start: string, body: string][]): (socket: Socket) => void {
  const ready = answers.map(([start, body]) => {
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    return { start, rest: `${[...HEADERS, length].join("\r\n")}\r\n\r\n${body}` };
  });
  return (socket) => {
    let waiting = "";
    socket.setNoDelay(true);
    // A byte is a character, which is all that finding a request's end needs.
    socket.setEncoding("latin1");
    socket.on("error", () => socket.destroy());
    socket.on("data", (part: string) => {
      waiting += part;
      for (let end = endOfRequest(waiting); end > 0; end = endOfRequest(waiting)) {
        const answer = ready.find(({ start }) => waiting.startsWith(start));
        if (!answer) throw new Error(`The bench's server has no answer for ${waiting.slice(0, 80)}`);
        socket.write(`HTTP/1.1 200 OK\r\nDate: ${date()}\r\n${answer.rest}`);
        waiting = waiting.slice(end);
      }
    });
  };
}

/** Where the first request ends, or 0 if it hasn't all arrived. */
function endOfRequest(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return 0;
  const fields = text.slice(0, head);
  if (/\r\ntransfer-encoding:/i.test(fields)) throw new Error("The bench's server wants a Content-Length.");
  const end = head + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(fields)?.[1] ?? 0);
  return text.length >= end ? end : 0;
}

let now = "";
setInterval(() => (now = ""), 1000).unref();

function date(): string {
  return (now ||= new Date().toUTCString());
}
