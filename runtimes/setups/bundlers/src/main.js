import { makeCalls, readOptions } from "../calls.mjs";

makeCalls(readOptions()).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
