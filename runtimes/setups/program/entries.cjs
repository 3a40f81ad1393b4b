const { exports: entries } = require("stytch-fetch/package.json");

/** The entries that are code: not the document, the schemas, nor what has types alone. */
exports.findEntries = () =>
  Object.entries(entries)
    .filter(([path, target]) => typeof target === "object" && !path.includes("*") && "default" in target)
    .map(([path]) => path.replace(".", "stytch-fetch"));

if (require.main === module) for (const entry of exports.findEntries()) require(entry);
