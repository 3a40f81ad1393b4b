// Calls the zodios client that openapi-zod-client makes, which checks each answer by its zod schemas.
import { isErrorFromAlias } from "@zodios/core";
import { equal, find, fits, projectId, reached, secret, typed, url, type ZodSchema } from "./check";
import { api, createApiClient, schemas } from "./generated/client";
import { operations } from "./operations";

type Call = (...args: unknown[]) => Promise<unknown>;
interface Endpoint {
  alias: string;
  parameters?: { type: string; schema: ZodSchema }[];
  response: ZodSchema;
}

async function main(): Promise<void> {
  const auth = { username: projectId, password: secret };
  const client = createApiClient(url, { axiosConfig: { auth } });
  const email = "ada@example.com";
  const created = await client.api_user_v1_Create({ email, name: { first_name: "Ada" } });
  const user_id = typed(created.user_id, true);

  const got = await client.api_user_v1_Get({ params: { user_id } });
  // All parts of a user's name are there, if only as "".
  const last: string = typed(got.name.last_name, true);
  equal("a name that isn't set", last, "");

  const operands = [{ filter_name: "email_address" as const, filter_value: [email] }];
  const found = await client.api_user_v1_Search({ query: { operator: "AND", operands } });
  equal("the number of users found", found.results.length, 1);

  const error: unknown = await client.api_user_v1_Create({ email }).catch((reason: unknown) => reason);
  equal(
    "a second create's error is a documented one",
    isErrorFromAlias(api.api, "api_user_v1_Create", error),
    true,
  );
  if (isErrorFromAlias(api.api, "api_user_v1_Create", error))
    equal("the error of a second create", typed(error.response.data.error_type, true), "duplicate_email");

  const filter = { filter_name: "status", filter_value: "active" };
  equal("a filter", schemas.UserFilter.safeParse(filter).success, true);
  const wrong = schemas.UserFilter.safeParse({ ...filter, filter_name: "age" });
  equal("a wrong filter", wrong.error?.issues[0]?.code, "invalid_union_discriminator");
  equal("an empty create", schemas.api_user_v1_CreateRequest.safeParse({}).success, false);
  const exchange = schemas.api_user_v1_ExchangePrimaryFactorRequest;
  equal("an exchange", exchange.safeParse({ email_address: email }).success, true);
  equal("an empty exchange", exchange.safeParse({}).success, false);

  for (const { id, path, query, bodies, answers } of operations) {
    const call = find<Call>(client, id);
    const settings = { params: path, queries: query };
    const failed: unknown = await call(...(bodies.length > 0 ? [bodies[0], settings] : [settings])).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const { response } = (failed ?? { response: { status: 200, data: {} } }) as {
      response?: { status: number; data: unknown };
    };
    if (!response) throw failed;
    await reached(id, response.status, response.data);
    const { parameters = [], response: answer } = (api.api as unknown as Endpoint[]).find(
      ({ alias }) => alias === id,
    )!;
    const body = parameters.find(({ type }) => type === "Body");
    if (body) fits(`${id}, its body`, body.schema, bodies);
    fits(`${id}, its answer`, answer, answers, "refused");
  }
}

void main();
