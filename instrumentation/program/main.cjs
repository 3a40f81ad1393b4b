// As nearly every CommonJS program does, somewhere: what is hooked by --require is patched at such a call.
require("node:http");
const { run } = require("./calls.cjs");

void run(require(process.argv[2]), process.argv[3]);
