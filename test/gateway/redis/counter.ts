/** A process of its own that counts calls in a Redis: prints how many of so many concurrent ones might begin. */
import { Limits } from "../../../src/gateway/limits/limits.ts";
import { systemClock } from "../../../src/clock.ts";
import { createRedisLimits } from "../../../src/node/index.ts";

const [url = "", calls = "0", requests = "0"] = process.argv.slice(2);
const store = await createRedisLimits({ url });
const limits = new Limits({ store }, systemClock, (problem) => console.error(problem));
const entries = [{ key: "all", limit: { requests: Number(requests), window: 600_000 } }];
const answers = await Promise.all(Array.from({ length: Number(calls) }, () => limits.take(entries)));
console.log(answers.filter((wait) => wait === 0).length);
await store.close();
