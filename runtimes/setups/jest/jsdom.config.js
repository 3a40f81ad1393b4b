module.exports = { preset: "ts-jest", testEnvironment: "jest-fixed-jsdom" };
