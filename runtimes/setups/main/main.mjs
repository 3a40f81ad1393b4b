import { makeCalls, readOptions } from "./calls.mjs";

await makeCalls(readOptions());
