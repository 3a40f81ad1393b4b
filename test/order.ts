// Which test files begin first. Vitest knows how long they take only where it has run before, which isn't so on CI: there it
// begins with the largest files, and a small one that takes minutes would run at the end, alone on one of the cores.
import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Those that take half a minute or more on a slow machine, about in the order of that. Browsers come behind the faults, which
 * are told apart by the time that they take.
 */
const LONGEST = [
  "test/faults/matrix.test.ts",
  "test/lint/lint.test.ts",
  "test/package/reproducible.test.ts",
  "test/site/pages.test.ts",
  "test/site/commands.test.ts",
  "test/package/types.test.ts",
  "test/generate/command.test.ts",
  "test/cli/state.test.ts",
  "test/cli/users/export-command.test.ts",
  "test/generate/schemas.test.ts",
  "test/guides/regenerating.test.ts",
  "test/package/package.test.ts",
  "test/site/console.test.ts",
  "test/client/wire.test.ts",
];

/** Begins with the longest files, and leaves the others in Vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    for (const file of LONGEST) {
      if (!existsSync(join(root, file)))
        throw new Error(`${file} isn't there. Take it out of test/order.ts.`);
    }
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = LONGEST.indexOf(relative(root, moduleId).replaceAll(sep, "/"));
      return rank === -1 ? LONGEST.length : rank;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}
