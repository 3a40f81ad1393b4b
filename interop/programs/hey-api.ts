// Calls the client that @hey-api/openapi-ts makes, and asks its zod schemas.
import { equal, find, fits, projectId, reached, secret, typed, url, type ZodSchema } from "./check";
import { client } from "./generated/client.gen";
import * as sdk from "./generated/sdk.gen";
import { apiUserV1Create, apiUserV1Get, apiUserV1Search } from "./generated/sdk.gen";
import * as zod from "./generated/zod.gen";
import {
  zApiUserV1CreateRequest,
  zApiUserV1ExchangePrimaryFactorRequest,
  zUserFilter,
} from "./generated/zod.gen";
import { operations } from "./operations";

type Call = (options: object) => Promise<{ response?: { status: number }; error?: unknown }>;

async function main(): Promise<void> {
  client.setConfig({ baseUrl: url, auth: `${projectId}:${secret}` });
  const email = "ada@example.com";
  const created = await apiUserV1Create({ body: { email, name: { first_name: "Ada" } } });
  equal("the status of a create", created.response?.status, 201);
  const user_id = typed(created.data!.user_id, true);

  const got = await apiUserV1Get({ path: { user_id } });
  // All parts of a user's name are there, if only as "".
  const last: string = typed(got.data!.name.last_name, true);
  equal("a name that isn't set", last, "");

  const found = await apiUserV1Search({
    body: { query: { operator: "AND", operands: [{ filter_name: "email_address", filter_value: [email] }] } },
  });
  equal("the number of users found", found.data?.results.length, 1);

  const { error } = await apiUserV1Create({ body: { email } });
  equal("the error of a second create", typed(error!.error_type, true), "duplicate_email");

  // @ts-expect-error A user needs an email address or a phone number.
  void (() => apiUserV1Create({ body: { roles: [] } }));
  // @ts-expect-error No filter has this name.
  void (() => apiUserV1Search({ body: { query: { operator: "AND", operands: [{ filter_name: "age" }] } } }));

  equal("a filter", zUserFilter.safeParse({ filter_name: "status", filter_value: "active" }).success, true);
  equal("a wrong filter", zUserFilter.safeParse({ filter_name: "status", filter_value: 1 }).success, false);
  equal("an empty create", zApiUserV1CreateRequest.safeParse({}).success, false);
  equal(
    "an exchange",
    zApiUserV1ExchangePrimaryFactorRequest.safeParse({ email_address: email }).success,
    true,
  );
  equal("an empty exchange", zApiUserV1ExchangePrimaryFactorRequest.safeParse({}).success, false);

  for (const { id, path, query, bodies, answers } of operations) {
    const { response, error } = await find<Call>(sdk, id)({ path, query, body: bodies[0] });
    await reached(id, response?.status, error);
    if (bodies.length > 0) fits(`${id}, its body`, find<ZodSchema>(zod, `z${id}Body`), bodies);
    fits(`${id}, its answer`, find<ZodSchema>(zod, `z${id}Response`), answers, "refused");
  }
}

void main();
