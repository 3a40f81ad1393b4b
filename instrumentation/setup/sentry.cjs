const Sentry = require("@sentry/node");
const { options } = require("./sentry-options.cjs");

Sentry.init(options);
