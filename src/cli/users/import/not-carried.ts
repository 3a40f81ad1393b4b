import type { Row } from "./row.ts";

/** Adds to each row what the call that will make its user can't say. */
export async function* noteNotCarried(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) {
    if ("problem" in row) {
      yield row;
      continue;
    }
    const { user } = row;
    const { password, params, isVerified } = user;
    const notes: string[] = [];
    if (!password) {
      const only = "only with the hash of a password does the API take that";
      if (isVerified.email && params.email !== undefined) notes.push(`that the email is verified: ${only}`);
      if (isVerified.phone && params.phone_number !== undefined)
        notes.push(`that the phone number is verified: ${only}`);
    } else {
      const never = "the call that takes the hash of a password can't say it";
      if (params.create_user_as_pending) notes.push(`that the user is pending: ${never}`);
      if (params.attributes) notes.push(`attributes: ${never}`);
    }
    yield { ...row, user: { ...user, notCarried: [...user.notCarried, ...notes] } };
  }
}
