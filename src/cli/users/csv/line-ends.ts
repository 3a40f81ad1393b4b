const NEWLINE = 0x0a;

/** The ends of a file's lines, noted while its bytes pass. The parser itself counts a CRLF in a cell as two. */
export class LineEnds {
  /** The bytes up to each end, in their order. */
  #ends: number[] = [];
  #next = 0;
  #length = 0;
  #passed = 0;

  /** Passes the bytes on, and notes their lines' ends. */
  async *watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#ends = this.#ends.slice(this.#next);
      this.#next = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
        this.#ends.push(this.#length + at + 1);
      }
      this.#length += chunk.length;
      yield chunk;
    }
  }

  /** The number of the line that the byte before a place is in. Each place is behind the one that was asked for before. */
  lineUpTo(place: number): number {
    for (; this.#next < this.#ends.length && this.#ends[this.#next]! < place; this.#next++) this.#passed += 1;
    return this.#passed + 1;
  }
}
