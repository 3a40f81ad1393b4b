import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { CliError } from "../../cli-error.ts";
import { manifestOf } from "../export/paths.ts";
import { hashId, IdSet } from "../id-set.ts";
import { openUsers } from "../file/open-users.ts";
import type { Manifest } from "../manifest.ts";
import { readManifest } from "../read-manifest.ts";
import { findOtherLine } from "./find-other-line.ts";
import { counted } from "../../text.ts";

/** A check's outcome: the problems of a file, or none. */
export interface Verdict {
  readonly manifest: Manifest;
  /** Sentences, the gravest first. They repeat nothing of a user. */
  readonly problems: readonly string[];
}

/** So many users that can't be read are named by their lines; more are counted. */
const NAMED = 10;

/**
 * Checks an export against the manifest beside it, without any call: its length and hash, the lines that it has, and
 * that each is a user, none of them twice.
 *
 * @throws {CliError} where the file or its manifest is missing
 */
export async function verifyUsers(path: string): Promise<Verdict> {
  const manifest = await readManifest(path);
  if (!manifest) {
    throw new CliError(`There is no ${manifestOf(path)}, which an export writes beside its file.`);
  }
  const users = await openUsers(path);
  try {
    const counts = await countUsers(users.records());
    const bytes = await checkBytes(path, manifest);
    const { written } = manifest.users;
    return {
      manifest,
      problems: [
        ...bytes,
        ...(counts.users === written
          ? []
          : [
              `It has ${counted(counts.users, "user")}, and was written with ${written.toLocaleString("en-US")}.`,
            ]),
        ...counts.problems,
      ],
    };
  } finally {
    await users.close();
  }
}

async function checkBytes(path: string, manifest: Manifest): Promise<string[]> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  if (hash.digest("hex") === manifest.sha256) return [];
  const line = await findOtherLine(path, manifest);
  return [
    `It isn't as it was written: ${line === undefined ? "its hash differs" : `the first line that differs is line ${line}`}.`,
    ...(bytes === manifest.bytes
      ? []
      : [
          `It has ${counted(bytes, "byte")}, and was written with ${manifest.bytes.toLocaleString("en-US")}.`,
        ]),
  ];
}

type Records = ReturnType<Awaited<ReturnType<typeof openUsers>>["records"]>;

async function countUsers(records: Records): Promise<{ users: number; problems: string[] }> {
  const ids = new IdSet();
  const problems: string[] = [];
  let users = 0;
  let more = 0;
  const tell = (problem: string): void => {
    if (problems.length < NAMED) problems.push(problem);
    else more += 1;
  };
  for await (const record of records) {
    if ("problem" in record) {
      tell(`Line ${record.line} ${record.problem}.`);
      continue;
    }
    users += 1;
    const { user_id } = record.user;
    // An export of some fields may be without it.
    if (typeof user_id === "string" && !ids.add(hashId(user_id))) {
      tell(`Line ${record.line} has a user who is there already.`);
    }
  }
  return {
    users,
    problems:
      more > 0
        ? [...problems, `${counted(more, "more line has", "more lines have")} such problems.`]
        : problems,
  };
}
