// The direction of imports, types included: `npm run check` holds it. Each rule's comment says what to do instead.

/** @type {(name: string, from: string, to: string, comment: string) => object} */
const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files that import each other are one file, or share a third. Move what both need below both.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    forbid(
      "generated-imports-nothing",
      "^generated/",
      "^(?!generated/)",
      "Generated files stand alone: people's code imports them, never the other way.",
    ),
    forbid(
      "src-is-the-package",
      "^src/",
      "^(openapi|scripts|test|bench|examples|runtimes|instrumentation|interop|docs)/",
      "src knows the document only through generated/, and nothing of scripts, tests and bench. Import from there.",
    ),
    {
      name: "runs-everywhere",
      comment:
        "This runs in browsers and Workers too. Node's modules belong in src/node, src/cli and scripts.",
      severity: "error",
      from: { path: "^src/(?!node/|cli/)" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-undeclared-packages",
      comment:
        "Users install only `dependencies`: what src imports must be one of them, a peer, or bundled (scripts/build/bundle.ts).",
      severity: "error",
      from: { path: "^src/" },
      to: {
        pathNot:
          "^node_modules/(@types|@cfworker/json-schema|@noble/hashes|@zxcvbn-ts/core|bcryptjs|commander|csv-parse|csv-stringify|jose|srvx|uqr)/",
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["npm-peer", "type-only"],
      },
    },
    forbid(
      "client-stays-small",
      "^src/(?!sandbox/|gateway/|node/|cli/|index\\.node\\.ts)",
      "^src/(sandbox|gateway|node|cli)/",
      "sandbox, gateway, node and cli import the client, never the other way.",
    ),
    forbid(
      "generator-is-no-part-of-programs",
      "^src/(?!generate/|cli/)",
      "^src/generate/",
      "The generator is for scripts and the command: what a program runs stands in src/routes.",
    ),
    {
      name: "validation-passed-in",
      comment:
        "It brings the schemas along, also behind `import()`, which many bundles inline. Take it as an option.",
      severity: "error",
      from: { path: "^src/(?!validate/|sandbox/|gateway/|cli/)" },
      to: { path: "^src/validate/", dependencyTypesNot: ["type-only"] },
    },
    forbid(
      "console-is-a-guest",
      "^docs/site/(console|client)/",
      "^docs/site/(pages|commands|checks|markdown)/",
      "The browser's part is small: pages and commands know it, never the other way.",
    ),
    // The way through the client: index → client → transport → errors, with routes and hooks beside.
    forbid(
      "transport-below-client",
      "^src/transport/",
      "^src/client/",
      "A transport is handed its context; declare its type in src/transport.",
    ),
    forbid(
      "routes-below-transport",
      "^src/(routes|validate)/",
      "^src/(client|transport)/",
      "Routes and validation know nothing of how a call is sent.",
    ),
    // The way through the sandbox: create → server → faults, control → resources → seed → store → environment.
    forbid(
      "sandbox-server-knows-no-resource",
      "^src/sandbox/server/",
      "^src/sandbox/(resources/[^/]+/|create|options|sandbox|index)",
      "The server runs the operations that it is handed. Hand it what it needs from create.ts.",
    ),
    forbid(
      "sandbox-resources-below-server",
      "^src/sandbox/resources/",
      "^src/sandbox/(server|faults|control|create|options|sandbox|index)",
      "A resource gets everything in its OperationContext.",
    ),
    forbid(
      "sandbox-store-knows-no-resource",
      "^src/sandbox/(seed|store)/",
      "^src/sandbox/(resources|server|faults|control|create|options|sandbox|index)",
      "The store holds any records. What knows users belongs in resources/users.",
    ),
    forbid(
      "sandbox-environment-is-the-ground",
      "^src/sandbox/(environment|errors)/",
      "^src/sandbox/(?!environment|errors)",
      "Time, ids, chance and errors know nothing of what uses them.",
    ),
    forbid(
      "ground-floor",
      "^src/(errors/|checks\\.ts|json\\.ts|json-loss\\.ts|clock\\.ts|hooks\\.ts|version\\.ts)",
      "^src/(client|transport|routes|validate)/",
      "Everything stands on these; they stand on nothing but each other.",
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
