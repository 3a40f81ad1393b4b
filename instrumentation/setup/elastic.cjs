const apm = require("elastic-apm-node").start({ serverUrl: process.env.COLLECTOR });

// It adds its headers within a transaction only.
globalThis.inTransaction = async (work) => {
  const transaction = apm.startTransaction("calls");
  await work();
  transaction.end();
};
