const newrelic = require("newrelic");

// It adds its headers within a transaction only.
globalThis.inTransaction = (work) => newrelic.startBackgroundTransaction("calls", work);
