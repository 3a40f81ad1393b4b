import { builtinModules } from "node:module";
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
  message: "It brings the whole document along. Import it with `await import()`, where it is used.",
};

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "generated/",
      "node_modules/",
      "eslint.config.js",
      "scripts/redocly/",
      "runtimes/script/",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // Both say the same to the compiler; `!` after a check that it can't follow is shorter than a cast.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // The API's and the provider's names have underscores, and classes read better with their fields declared.
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
    files: ["test/**", "bench/**"],
    rules: { "max-lines-per-function": "off", "max-lines": "off" },
  },
);
