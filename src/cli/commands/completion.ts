import type { Command } from "commander";

/** Adds `stytch-fetch completion` to the command line. */
export function defineCompletion(program: Command): void {
  const command = program
    .command("completion")
    .summary("Print what makes a shell complete this command.")
    .description(
      "Prints a script that makes a shell complete commands, operations, their fields and error types.",
    )
    .usage("<bash|zsh|fish>")
    .argument("[shell]", "bash, zsh or fish.")
    // The script calls it at each tab: so it completes what is installed, and never an older version's names.
    .argument("[typed...]")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", HELP)
    .allowUnknownOption()
    .action(async (shell: string | undefined, typed: readonly string[]) => {
      const { runCompletion } = await import("../completion/run-completion.ts");
      await runCompletion(program, shell, typed);
    });
  command.configureHelp({
    ...command.configureHelp(),
    visibleArguments: ({ registeredArguments }) => registeredArguments.slice(0, 1),
  });
}

const HELP = `
Examples, for each new shell to have it:
  echo 'source <(stytch-fetch completion bash)' >> ~/.bashrc
  echo 'source <(stytch-fetch completion zsh)' >> ~/.zshrc
  stytch-fetch completion fish > ~/.config/fish/completions/stytch-fetch.fish`;
