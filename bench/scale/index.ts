import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { OFFICIAL, OURS } from "../peers/index.ts";
import { ratioOf, valueOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { compile, writeProject } from "../types/compiler.ts";
import { programs } from "../types/programs.ts";
import { inUserProject } from "../user-project.ts";
import { BUILD, GENERATE, packedSize, timeNode } from "./commands.ts";
import { copyRepository } from "./copy.ts";
import { growDocument } from "./document.ts";
import { timeWatchedSaves } from "./watched-save.ts";

const ROUNDS = 5;
const NOW = "the document";
const GROWN = "twice the operations";

/** What the document costs, and what it would with twice the operations: generating, the package, its users' compiler. */
export async function benchScale(): Promise<Report> {
  const [now, grown] = [copyRepository(), copyRepository()];
  try {
    growDocument(grown);
    timeNode(grown, GENERATE);
    const generating = await measureGenerating(now, grown);
    timeNode(grown, BUILD);
    timeNode(now, BUILD);
    const sizes = measureSizes(now, grown);
    const types = await measureTypes(grown);
    return { tables: [generating, sizes, types], goals: goalsOf(generating, sizes, types) };
  } finally {
    for (const folder of [now, grown]) rmSync(folder, { recursive: true });
  }
}

async function measureGenerating(now: string, grown: string): Promise<Table> {
  const folders = [now, grown];
  const times = folders.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, folder] of folders.entries()) times[i]!.push(timeNode(folder, GENERATE));
  }
  const saves = [await timeWatchedSaves(now, ROUNDS), await timeWatchedSaves(grown, ROUNDS)];
  return {
    title: "Generating from a larger document",
    base: NOW,
    columns: ["npm run generate", "a watched save"].map((name) => ({ name, unit: "ms", better: "lower" })),
    rows: [NOW, GROWN].map((name, i) => ({ name, values: [median(times[i]!), median(saves[i]!)] })),
    note: `The median of ${ROUNDS}. A save changes one description.`,
  };
}

function measureSizes(now: string, grown: string): Table {
  return {
    title: "Size of a larger package",
    base: NOW,
    columns: ["tarball", "validation.json, brotli"].map((name) => ({ name, unit: "kB", better: "lower" })),
    rows: [
      { name: NOW, folder: now },
      { name: GROWN, folder: grown },
    ].map(({ name, folder }) => ({
      name,
      values: [packedSize(folder) / 1000, brotliSize(join(folder, "generated/validation.json")) / 1000],
    })),
    note: "The added operations are copies with other field names, so their prose compresses better than the API's would.",
  };
}

function brotliSize(file: string): number {
  return brotliCompressSync(readFileSync(file)).length;
}

async function measureTypes(grown: string): Promise<Table> {
  const compared = programs.filter(([name]) => name === OFFICIAL || name === OURS);
  const runs = await inUserProject((project) => {
    const folders = compared.map(([, text], i) => writeProject(project, i, text));
    // The first only fills the disk's cache.
    for (const folder of folders) compile("typescript", folder);
    const times = folders.map((): number[] => []);
    for (let run = 0; run < ROUNDS; run++) {
      for (const [i, folder] of folders.entries()) times[i]!.push(compile("typescript", folder).wall);
    }
    return times;
  }, grown);
  return {
    title: `Type-checking five calls of ${GROWN}`,
    base: OFFICIAL,
    columns: [{ name: "time", unit: "ms", better: "lower" }],
    rows: compared.map(([name], i) => ({ name, values: [median(runs[i]!)] })),
    note: `Time is that of the whole command, the median of ${ROUNDS}.`,
  };
}

function goalsOf(generating: Table, sizes: Table, types: Table): Report["goals"] {
  return [
    {
      what: "npm run generate",
      measured: valueOf(generating, NOW, "npm run generate"),
      unit: "ms",
      is: "at most",
      limit: 6000,
    },
    {
      what: `npm run generate, ${GROWN} to ${NOW}`,
      measured: ratioOf(generating, GROWN, NOW, "npm run generate"),
      unit: "×",
      is: "at most",
      limit: 2.5,
    },
    {
      what: "a watched save",
      measured: valueOf(generating, NOW, "a watched save"),
      unit: "ms",
      is: "at most",
      limit: 1000,
    },
    {
      what: "packed tarball",
      measured: valueOf(sizes, NOW, "tarball"),
      unit: "kB",
      is: "at most",
      limit: 600,
    },
    {
      what: "validation.json, brotli",
      measured: valueOf(sizes, NOW, "validation.json, brotli"),
      unit: "kB",
      is: "at most",
      limit: 12,
    },
    {
      what: `type-checking five calls of ${GROWN}: time to the official SDK`,
      measured: ratioOf(types, OURS, OFFICIAL, "time"),
      unit: "×",
      is: "at most",
      limit: 0.7,
    },
  ];
}
