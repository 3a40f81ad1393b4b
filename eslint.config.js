import { builtinModules } from "node:module";
import json from "@eslint/json";
import tseslint from "typescript-eslint";

const nodeBuiltins = {
  group: ["node:*", ...builtinModules.filter((name) => !name.startsWith("_"))],
  message: "This runs in browsers and Workers too. Node's modules belong in src/node, src/cli and scripts.",
};
const authoring = {
  group: ["**/openapi/**", "**/scripts/**", "**/redocly.yaml"],
  message: "src knows the document only through generated/. Import that.",
};
const runtimes = {
  group: ["**/sandbox/**", "**/gateway/**", "**/node/**", "**/cli/**"],
  message: "The client must stay small: sandbox, gateway, node and cli import it, never the other way.",
};
// Only static imports are seen here, so `await import()` stays allowed.
const checks = {
  group: ["**/validate/**"],
  message: "It brings all schemas along. Import it with `await import()`, where it is used.",
};

const scripts = ["**/*.ts", "**/*.js"];

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "generated/",
      "node_modules/",
      "**/package-lock.json",
      "eslint.config.js",
      ".dependency-cruiser.js",
      "scripts/redocly/",
      "scripts/typescript/",
      "runtimes/script/",
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: config.files ?? scripts })),
  {
    files: scripts,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // Where a check can't be followed by the compiler, `!` is shorter than a cast, and says the same.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true, skipBlankLines: true }],
      "max-lines": ["error", { max: 300, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ["src/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [nodeBuiltins, authoring] }] },
  },
  {
    files: ["src/node/**", "src/cli/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [authoring] }] },
  },
  {
    files: ["src/*.ts", "src/client/**", "src/errors/**", "src/routes/**", "src/transport/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [nodeBuiltins, authoring, runtimes, checks] }] },
  },
  {
    files: ["src/validate/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [nodeBuiltins, authoring, runtimes] }] },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: { "max-lines-per-function": "off", "max-lines": "off" },
  },
  // Of a key that stands twice in an object, parsers silently take the last.
  {
    files: ["**/*.json"],
    plugins: { json },
    language: "json/json",
    rules: { "json/no-duplicate-keys": "error" },
  },
  {
    files: ["**/*.jsonc", "**/tsconfig*.json", ".prettierrc.json"],
    plugins: { json },
    language: "json/jsonc",
    languageOptions: { allowTrailingCommas: true },
    rules: { "json/no-duplicate-keys": "error" },
  },
);
