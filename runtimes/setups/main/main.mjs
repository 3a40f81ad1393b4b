import { makeCalls, readOptions } from "./program.mjs";

await makeCalls(readOptions());
