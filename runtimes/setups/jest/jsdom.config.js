module.exports = { preset: "ts-jest", testEnvironment: "./jsdom-with-fetch.js" };
