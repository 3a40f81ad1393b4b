/**
 * Gives equal texts one place in memory. A snapshot that was read has each id and time as often as it is written there, while
 * in a sandbox that made them itself most are one.
 */
export class SharedTexts {
  readonly #texts = new Map<string, string>();

  /**
   * Puts the first of equal texts in the place of the others, at any depth.
   *
   * @param value changed where it stands; nobody else has it
   */
  share(value: unknown): unknown {
    if (typeof value === "string") return this.#first(value);
    if (typeof value !== "object" || value === null) return value;
    const members = value as Record<string, unknown>;
    // A key named __proto__ is its own by now, so an assignment to it is none to the prototype.
    for (const key of Object.keys(members)) {
      const shared = this.share(members[key]);
      if (typeof shared === "string") members[key] = shared;
    }
    return value;
  }

  #first(text: string): string {
    const found = this.#texts.get(text);
    if (found !== undefined) return found;
    this.#texts.set(text, text);
    return text;
  }
}
