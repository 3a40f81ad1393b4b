// jsdom has no fetch: tests of pages that need one give it Node's, as the package jest-fixed-jsdom does.
const { TestEnvironment } = require("jest-environment-jsdom");

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, {
      fetch,
      Headers,
      Request,
      Response,
      ReadableStream,
      TransformStream,
      TextDecoder,
      TextEncoder,
    });
    if (this.global.document.location.pathname === "/bare") delete this.global.fetch;
  }
};
