import type { ChildProcess } from "node:child_process";

interface Message {
  id: number;
  content: unknown;
}

let lastId = 0;

/** Sends a child process an order and waits for its answer. */
export function request<Answer>(child: ChildProcess, order: object): Promise<Answer> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`A process of the bench ended (${code}) with an order undone.`));
    };
    const heard = (message: Message): void => {
      if (message.id !== id) return;
      child.off("exit", ended).off("message", heard);
      resolve(message.content as Answer);
    };
    child.on("exit", ended).on("message", heard);
    child.send({ id, content: order } satisfies Message);
  });
}

/** The other side: answers each order of the parent, and ends when the parent does. */
export function answer(work: (order: never) => unknown): void {
  const respond = async ({ id, content }: Message): Promise<void> => {
    process.send!({ id, content: await work(content as never) } satisfies Message);
  };
  process.on("message", (message: Message) => void respond(message));
  process.on("disconnect", () => process.exit());
}
