// Asks the schemas that orval makes with `client: "zod"`.
import { equal, find, fits, type ZodSchema } from "./check";
import * as zod from "./generated/zod";
import {
  apiUserV1CreateBody,
  apiUserV1ExchangePrimaryFactorBody,
  apiUserV1SearchBody,
} from "./generated/zod";
import { operations } from "./operations";

const search = (filter: object): object => ({ query: { operator: "AND", operands: [filter] } });

equal("a create", apiUserV1CreateBody.safeParse({ email: "ada@example.com" }).success, true);
equal("an empty create", apiUserV1CreateBody.safeParse({}).success, false);
equal(
  "an exchange",
  apiUserV1ExchangePrimaryFactorBody.safeParse({ phone_number: "+12025550162" }).success,
  true,
);
equal("an empty exchange", apiUserV1ExchangePrimaryFactorBody.safeParse({}).success, false);
const filter = { filter_name: "status", filter_value: "active" };
equal("a filter", apiUserV1SearchBody.safeParse(search(filter)).success, true);
equal("a wrong filter", apiUserV1SearchBody.safeParse(search({ ...filter, filter_value: 1 })).success, false);

for (const { id, media, bodies, answers } of operations) {
  // It makes no schema of a form.
  if (media === "application/json") fits(`${id}, its body`, find<ZodSchema>(zod, `${id}Body`), bodies);
  fits(`${id}, its answer`, find<ZodSchema>(zod, `${id}Response`), answers, "refused");
}
