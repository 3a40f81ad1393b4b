import { run } from "./calls.cjs";

await run(await import(process.argv[2]), process.argv[3]);
