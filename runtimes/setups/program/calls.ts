import { createStytch, isStytchError, type Stytch, type StytchOptions } from "stytch-fetch";

/** The options of a client of the sandbox that a set-up is given. */
export function readOptions(): StytchOptions {
  return JSON.parse(process.env["STYTCH_OPTIONS"] ?? "") as StytchOptions;
}

/**
 * Makes a call of each kind, as any program does, and holds that each answer is right.
 *
 * @param create left out: the default entry's
 * @returns the id of a user that it made
 * @throws {Error} that says which was wrong
 */
export async function makeCalls(
  options: StytchOptions,
  create: (options: StytchOptions) => Stytch = createStytch,
): Promise<string> {
  const stytch = create(options);
  const email = `user-${Date.now()}-${String(Math.random()).slice(2)}@example.com`;
  const { user_id } = await stytch.users.create({ email, name: { first_name: "Ada" } });

  const user = await stytch.users.get({ user_id });
  hold("the user that was got", user.emails[0]?.email, email);

  const error: unknown = await stytch.users.create({ email }).then(
    () => "no error",
    (reason: unknown) => reason,
  );
  if (!isStytchError(error, "duplicate_email"))
    throw new Error(`a second user with the email: ${String(error)}`);
  const type: "duplicate_email" = error.error_type;
  hold("the error's type", type, "duplicate_email");

  const operand = { filter_name: "email_address", filter_value: [email] } as const;
  const found: string[] = [];
  for await (const each of stytch.users.searchAll({ query: { operator: "AND", operands: [operand] } }))
    found.push(each.user_id);
  hold("the users that were found", found.join(), user_id);

  const params = { path: { user_id } };
  const { data, response } = await stytch.raw.GET("/v1/users/{user_id}", { params });
  hold("openapi-fetch's answer", `${response.status} ${data?.name.first_name}`, "200 Ada");
  return user_id;
}

function hold(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${what}: ${String(actual)}, not ${String(expected)}`);
}
