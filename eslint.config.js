// The direction of imports is held by .dependency-cruiser.js.
import json from "@eslint/json";
import tseslint from "typescript-eslint";

const scripts = ["**/*.ts", "**/*.tsx", "**/*.js"];

/** Reports doc comments that are riddles: they tell of something, and name it last or never. */
const subjectFirst = {
  create: ({ sourceCode, report }) => ({
    Program() {
      for (const comment of sourceCode.getAllComments()) {
        const word = /^\*\s*(?:\*\s*)?(What|Who|Where|When|How)\b/.exec(comment.value)?.[1];
        if (!word) continue;
        const message = `Open the comment with its subject, in words one can look up, not with "${word}".`;
        report({ loc: comment.loc, message });
      }
    },
  }),
};

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "dist-docs/",
      "generated/",
      "node_modules/",
      "**/package-lock.json",
      "eslint.config.js",
      ".dependency-cruiser.js",
      "scripts/redocly/",
      "scripts/typescript/",
      "runtimes/script/",
      "runtimes/setups/*/",
      "interop/programs/",
      // Written by `npx stytch-fetch generate`.
      "examples/own-endpoints/stytch/",
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: config.files ?? scripts })),
  {
    files: scripts,
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { house: { rules: { "subject-first": subjectFirst } } },
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
    files: ["src/**/*.ts", "scripts/**/*.ts", "docs/**/*.ts", "docs/**/*.tsx"],
    rules: { "house/subject-first": "error" },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 600, skipComments: false, skipBlankLines: false }],
    },
  },
  // Their exports have inferred types: that is what they are about.
  {
    files: ["test/package/programs/*.ts"],
    rules: { "@typescript-eslint/explicit-module-boundary-types": "off" },
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
