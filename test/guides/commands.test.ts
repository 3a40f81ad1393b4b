// Each line of a shell in docs/*.md that begins with our command, as it stands there: it starts, on a free port.
// regenerating.test.ts has those of docs/regenerating.md and its sequel, and test/cli/other-languages.test.ts those of that guide; shell.test.ts has those that end.
import { describe, expect, it } from "vitest";
import { firstLine, folder, start } from "../cli/helpers.ts";
import { configFile } from "../cli/gateway-helpers.ts";
import { projectId, secret } from "../helpers.ts";
import { blocks, blocksOf, SHELL_GUIDES } from "./blocks.ts";

const ELSEWHERE = ["regenerating", "changing-the-document", "other-languages", ...SHELL_GUIDES];
const COMMAND = "npx stytch-fetch ";

const lines = blocks
  .filter(({ language, guide }) => language === "sh" && !ELSEWHERE.includes(guide))
  .flatMap(({ guide, code }) =>
    code
      .trim()
      .split("\n")
      .map((line) => ({ guide, line })),
  );

describe("the commands of the guides", () => {
  it("are ours alone", () => {
    expect(lines.map(({ line }) => line).filter((line) => !line.startsWith(COMMAND))).toEqual([]);
  });

  it.each(lines)("$guide: $line", async ({ guide, line }) => {
    const words = line
      .slice(COMMAND.length)
      .replace(/ +#.*$/, "")
      .split(" ");
    const args = words
      .filter((word, i) => word !== "--port" && words[i - 1] !== "--port")
      .map((word) => {
        if (word === "gateway.json") return configFile(configOf(guide));
        return word.endsWith(".json") ? `${folder()}/${word}` : word;
      });
    const running = start([...args, "--port", "0", "--json"], {
      STYTCH_PROJECT_ID: projectId,
      STYTCH_SECRET: secret,
    });
    const { url } = JSON.parse(await firstLine(running)) as { url: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
  });
});

/** The configuration that the guide itself shows. */
function configOf(guide: string): string {
  return blocksOf(guide, "json").find(({ code }) => code.includes('"allow"'))!.code;
}
