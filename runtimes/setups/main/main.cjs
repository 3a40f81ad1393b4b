const { makeCalls, readOptions } = require("./calls.cjs");

void makeCalls(readOptions());
