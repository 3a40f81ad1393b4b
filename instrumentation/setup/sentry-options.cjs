const { host } = new URL(process.env.COLLECTOR);
exports.options = { dsn: `http://key@${host}/1`, tracesSampleRate: 1 };
