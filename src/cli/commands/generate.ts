import type { Command } from "commander";
import type { GenerateFlags } from "../generate/run-generate.ts";

/** Adds `stytch-fetch generate` to the command line. */
export function defineGenerate(program: Command): void {
  program
    .command("generate")
    .summary("Write a client with the endpoints of a document of your own.")
    .description(
      "Writes DIR/index.ts: a client with the operations of an OpenAPI 3.1 document of your own beside the package's. The " +
        "document has them alone, and may refer to the package's schemas, such as #/components/schemas/api_user_v1_User. " +
        "It needs openapi-typescript 7 and typescript 5 in the project.",
    )
    .usage("--document FILE --out DIR [options]")
    .option("--document <file>", "Your document, YAML or JSON.")
    .option("--out <dir>", "The folder for index.ts.")
    .option("--node", "Makes the client of stytch-fetch/node: close(), connections, createStytchFromEnv.")
    .option("--check", "Writes nothing; exits with 1 where index.ts isn't what the document makes.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText(
      "after",
      "\nExamples:\n  stytch-fetch generate --document my.yaml --out src/stytch\n" +
        "  stytch-fetch generate --document my.yaml --out src/stytch --check",
    )
    .allowUnknownOption()
    .action(async (flags: GenerateFlags) => {
      const { runGenerate } = await import("../generate/run-generate.ts");
      await runGenerate(flags);
    });
}
