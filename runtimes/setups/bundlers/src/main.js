import { makeCalls, readOptions } from "../program.mjs";

makeCalls(readOptions()).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
