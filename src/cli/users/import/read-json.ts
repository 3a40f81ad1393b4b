import { readStrictJSON } from "../../../sandbox/seed/strict-json.ts";
import type { Value } from "./row.ts";

/** The keys under which systems list their users, where the list isn't the whole file. */
const LISTS = ["users", "Users", "data"];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** The most that one user may have. */
const MAX_USER = 16 * 1024 * 1024;

/**
 * Reads the users of one JSON document, a list or an object that has one, and keeps one user in memory: `[{…}, …]`,
 * `{"users":[…]}`. What is wrong with one user is told of that one.
 */
export async function* readJSON(chunks: AsyncIterable<Buffer>): AsyncGenerator<Value> {
  const scanner = new ListScanner();
  for await (const chunk of chunks) {
    yield* scanner.scan(chunk);
  }
  yield* scanner.end();
}

/** Cuts a JSON document at the elements of its list, by its brackets and strings alone. */
class ListScanner {
  #line = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The depth of the list, once it is found. */
  #listDepth: number | undefined;
  #isOver = false;
  /** The bytes of the element, or of the latest key, and the line at which the element begins. */
  #parts: number[] = [];
  #start = 1;
  #key = "";

  *scan(chunk: Buffer): Generator<Value> {
    for (const byte of chunk) {
      if (byte === NEWLINE) this.#line += 1;
      const value = this.#take(byte);
      if (value) yield value;
    }
  }

  *end(): Generator<Value> {
    if (this.#isOver) return;
    const line = this.#line;
    if (this.#listDepth === undefined) {
      yield { line, problem: 'ends, and the file has no list of users: [{…}] or {"users":[{…}]}' };
    } else {
      yield { line: this.#start, problem: "is cut off: the file ends in the middle of its list of users" };
    }
  }

  #take(byte: number): Value | undefined {
    if (this.#isOver) return undefined;
    if (this.#listDepth === undefined) {
      this.#seek(byte);
      return undefined;
    }
    const isBorder =
      !this.#isInString &&
      this.#depth === this.#listDepth &&
      (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT);
    if (!isBorder) {
      this.#keep(byte);
      this.#follow(byte);
      return undefined;
    }
    this.#isOver = byte !== COMMA;
    return this.#finish();
  }

  /** Looks for the list: the document itself, or what stands under one of the known keys. */
  #seek(byte: number): void {
    if (this.#isInString) {
      if (byte !== QUOTE || this.#isEscaped) this.#parts.push(byte);
      else this.#key = Buffer.from(this.#parts).toString("latin1");
    } else if (byte === QUOTE) {
      this.#parts = [];
    } else if (
      byte === OPEN_LIST &&
      (this.#depth === 0 || (this.#depth === 1 && LISTS.includes(this.#key)))
    ) {
      this.#listDepth = this.#depth + 1;
      this.#parts = [];
      this.#start = this.#line;
    } else if (byte !== COLON && byte > 0x20) {
      this.#key = "";
    }
    this.#follow(byte);
  }

  #follow(byte: number): void {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) this.#isInString = false;
    } else if (byte === QUOTE) this.#isInString = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#depth -= 1;
  }

  #keep(byte: number): void {
    if (this.#parts.length === 0) {
      if (byte <= 0x20) return;
      this.#start = this.#line;
    }
    if (this.#parts.length <= MAX_USER) this.#parts.push(byte);
  }

  #finish(): Value | undefined {
    const line = this.#start;
    const { length } = this.#parts;
    const bytes = Buffer.from(this.#parts);
    this.#parts = [];
    this.#start = this.#line;
    if (length > MAX_USER) return { line, problem: "has more than 16 MB" };
    if (length > 0) return { line, ...readElement(bytes, line) };
    // A list that is empty, or ends in a comma, has nothing there.
    return this.#isOver ? undefined : { line, problem: "has nothing between two commas" };
  }
}

function readElement(
  bytes: Buffer,
  start: number,
): { readonly value: unknown } | { readonly problem: string } {
  const read = readStrictJSON(bytes);
  if ("value" in read) return read;
  const problem = read.problem.replace(/line (\d+)/, (_, line: string) => `line ${Number(line) + start - 1}`);
  return { problem };
}
