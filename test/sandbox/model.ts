import { expect } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { authorization, projectId, secret, type User } from "./helpers.ts";

export interface Factor {
  id: string;
  value: string;
}

/** A user as the model knows them. */
export interface Person {
  user_id: string;
  emails: Factor[];
  phones: Factor[];
  external_id: string | null;
  first_name: string;
  metadata: Record<string, unknown>;
}

export interface Answer {
  /** `201`, or `400 duplicate_email`. */
  summary: string;
  body: User & { user: User; user_id: string; results: User[]; results_metadata: { total: number } };
}

/** The plainest account of what the API does: a list of people, the oldest first, looked through each time. */
export class Model {
  people: Person[] = [];

  /** One of the people by a number; or nobody, now and then. */
  pick(n: number): Person | undefined {
    return n % 7 === 6 ? undefined : this.people[n % Math.max(1, this.people.length)];
  }

  /** Why a person can't have these values, if they can't. */
  refusal(
    person: Person | undefined,
    wanted: Partial<Record<"email" | "phone" | "external_id", string>>,
  ): string | undefined {
    const others = this.people.filter((other) => other !== person);
    const { email, phone, external_id } = wanted;
    if (email !== undefined && others.some(({ emails }) => emails.some(({ value }) => same(value, email)))) {
      return "400 duplicate_email";
    }
    if (others.some(({ phones }) => phones.some(({ value }) => value === phone))) {
      return "400 duplicate_phone_number";
    }
    if (external_id !== undefined && others.some((other) => other.external_id === external_id)) {
      return "400 duplicate_user_external_id";
    }
    return undefined;
  }
}

/** The sandbox, which checks each of its answers against the document itself. */
export class Real {
  readonly sandbox: Sandbox = createSandbox({
    projectId,
    secret,
    now: "2026-03-14T09:26:53Z",
    idSeed: "model",
    rateLimits: false,
    validate: true,
  });

  async call(method: string, path: string, body?: object): Promise<Answer> {
    const request = new Request(`https://test.stytch.com/v1/users${path}`, {
      method,
      headers: { authorization },
      ...(body && { body: JSON.stringify(body) }),
    });
    const response = await this.sandbox.fetch(request);
    const answer = (await response.json()) as Answer["body"] & { error_type?: string };
    return { summary: `${response.status} ${answer.error_type ?? ""}`.trim(), body: answer };
  }
}

export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A user of the sandbox is the model's. */
export function expectSame(user: User, person: Person): void {
  expect({
    user_id: user.user_id,
    emails: user.emails.map(({ email, email_id }) => ({ id: email_id, value: email })),
    phones: user.phone_numbers.map(({ phone_number, phone_id }) => ({ id: phone_id, value: phone_number })),
    external_id: user.external_id,
    first_name: user.name.first_name,
    metadata: user.trusted_metadata,
  }).toEqual(person);
}
