// The five calls that faults strike. They must stay plain: both processes have them.
import type { CallOptions, Stytch } from "../../src/index.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";
import { email, marker } from "../leaks.ts";

/** The user whom calls are about, and another one, whom they must leave alone. */
export const subject = "user-test-00000000-0000-4000-8000-00000000000a";
export const bystander = "user-test-00000000-0000-4000-8000-00000000000b";

interface Operation {
  kind: "read" | "idempotent" | "unsafe";
  call: (users: Stytch["users"], options: CallOptions) => Promise<{ user_id?: string }>;
  /** How often the sandbox shows that it was carried out; nothing for a call that leaves no trace. */
  traces?: (sandbox: Sandbox) => number;
  /** What an answer of success is about. */
  about: (sandbox: Sandbox) => string | undefined;
}

const query = {
  operator: "OR" as const,
  operands: [
    { filter_name: "user_id" as const, filter_value: [subject] },
    { filter_name: "email_address_fuzzy" as const, filter_value: marker },
  ],
};

export const operations = {
  get: {
    kind: "read",
    call: (users, options) => users.get({ user_id: subject }, options),
    about: () => subject,
  },
  search: {
    kind: "read",
    call: async (users, options) => {
      const { results } = await users.search({ query }, options);
      return { user_id: results.map(({ user_id }) => user_id).join() };
    },
    about: () => subject,
  },
  update: {
    kind: "idempotent",
    call: (users, options) => users.update({ user_id: subject, name: { first_name: marker } }, options),
    traces: (sandbox) => usersOf(sandbox).filter(({ name }) => name.first_name === marker).length,
    about: () => subject,
  },
  delete: {
    kind: "idempotent",
    call: (users, options) => users.delete({ user_id: subject }, options),
    traces: (sandbox) => (usersOf(sandbox).some(({ user_id }) => user_id === subject) ? 0 : 1),
    about: () => subject,
  },
  create: {
    kind: "unsafe",
    call: (users, options) => users.create({ email, trusted_metadata: { note: marker } }, options),
    traces: (sandbox) => created(sandbox).length,
    about: (sandbox) => created(sandbox)[0]?.user_id,
  },
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

export const names = Object.keys(operations) as OperationName[];

export function operationOf(name: OperationName): Operation {
  return operations[name];
}

function usersOf(sandbox: Sandbox) {
  return sandbox.snapshot().users;
}

function created(sandbox: Sandbox) {
  return usersOf(sandbox).filter(({ user_id }) => user_id !== subject && user_id !== bystander);
}
