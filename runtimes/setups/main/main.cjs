const { makeCalls, readOptions } = require("./program.cjs");

void makeCalls(readOptions());
