/** All that a tour has come to know on its way. */
export type Memory = Readonly<Record<string, string>>;

/** A call of the tour. */
export interface Step {
  readonly method: string;
  readonly title: string;
  readonly text: string;
  /** The form's values. */
  params(memory: Memory): Record<string, unknown>;
  /** Picks from the answer what later steps need. */
  learn?(answer: unknown): Record<string, unknown>;
}

/** The tour: a user from the first call to the last. A page shows the steps that the sandbox imitates. */
export const steps: readonly Step[] = [
  {
    method: "users.create",
    title: "Create a user",
    text: "The form is filled in. Send it, and the sandbox in this page keeps the user.",
    params: ({ email }) => ({ email, name: { first_name: "Ada", last_name: "Lovelace" } }),
    learn: (answer) => ({ user_id: (answer as { user_id?: unknown }).user_id }),
  },
  {
    method: "users.search",
    title: "Find it",
    text: "Another page, and the same sandbox: a search for the email address finds the user.",
    params: ({ email }) => ({
      query: { operator: "AND", operands: [{ filter_name: "email_address", filter_value: [email] }] },
    }),
  },
  {
    method: "users.update",
    title: "Change it",
    text: "What is left out of an update stays as it is.",
    params: ({ user_id }) => ({ user_id, name: { first_name: "Augusta" } }),
  },
  {
    method: "otps.email.loginOrCreate",
    title: "Send a passcode",
    text: "The sandbox sends no email: what it would have sent shows here, below the answer.",
    params: ({ email }) => ({ email }),
    learn: (answer) => ({ method_id: (answer as { email_id?: unknown }).email_id }),
  },
  {
    method: "otps.authenticate",
    title: "Log it in",
    text: "The passcode is among the messages: press “Use this code”, and send it.",
    params: ({ method_id }) => ({ method_id, session_duration_minutes: 60 }),
    learn: (answer) => ({ session_token: (answer as { session_token?: unknown }).session_token }),
  },
  {
    method: "sessions.authenticate",
    title: "Check the session",
    text: "This is what your server does with the token of each request that a user makes.",
    params: ({ session_token }) => ({ session_token }),
  },
  {
    method: "users.delete",
    title: "Delete it",
    text: "This ends the tour, and the user.",
    params: ({ user_id }) => ({ user_id }),
  },
];

/** The methods of all steps. */
export const tourMethods: readonly string[] = steps.map(({ method }) => method);
