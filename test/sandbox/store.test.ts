// The store knows no resource: here it has collections of a library.
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import type { ApiError } from "../../src/sandbox/errors/api-error.ts";
import { parseSnapshot, takeSnapshot } from "../../src/sandbox/seed/snapshot.ts";
import { Collection } from "../../src/sandbox/store/collection.ts";
import type { CollectionDefinition } from "../../src/sandbox/store/definition.ts";
import { Store } from "../../src/sandbox/store/store.ts";

interface Author {
  id: string;
  name: string;
  born: number;
}

interface Book {
  title: string;
  author: string;
  tags: readonly string[];
}

const authors = {
  name: "authors",
  create: (_, changes) =>
    new Collection<Author>(
      {
        keyOf: ({ id }) => id,
        timeOf: ({ born }) => born,
        indexes: { name: { keysOf: ({ name }) => [name] }, century: { keysOf: ({ born }) => [born > 1900] } },
        unique: [{ index: "name", error: "duplicate_email", keysOf: ({ name }) => [name] }],
      },
      changes,
    ),
  write: (all) => all,
  read: (_, part) => (part ?? []) as Author[],
} satisfies CollectionDefinition<string, Author>;

const books = {
  name: "books",
  owner: { collection: authors, index: "author" },
  create: (_, changes) =>
    new Collection<Book>(
      {
        keyOf: ({ title }) => title,
        indexes: { author: { keysOf: ({ author }) => [author] }, tag: { keysOf: ({ tags }) => tags } },
      },
      changes,
    ),
  write: (all) => all,
  read(at, part, { valuesOf }) {
    const known = valuesOf(authors).map(({ id }) => id);
    for (const { author } of (part ?? []) as Book[]) {
      if (!known.includes(author)) throw new StytchConfigError(`${at} has a book of nobody.`);
    }
    return (part ?? []) as Book[];
  },
} satisfies CollectionDefinition<string, Book>;

const definitions = [authors, books];
const [eve, ada, bob] = [
  { id: "a3", name: "Eve", born: 1950 },
  { id: "a1", name: "Ada", born: 1815 },
  { id: "a2", name: "Bob", born: 1950 },
];
const book = (title: string, author: string, ...tags: string[]): Book => ({ title, author, tags });

function fill() {
  const environment = createEnvironment({ now: 0, idSeed: "test" });
  const store = new Store(definitions, environment);
  for (const author of [eve, ada, bob]) store.get(authors).save(author);
  store.get(books).load([book("One", "a1", "new"), book("Two", "a2"), book("Three", "a1", "new", "long")]);
  return { environment, store, authors: store.get(authors), books: store.get(books) };
}

const titles = (found: { value: Book }[]) => found.map(({ value }) => value.title);

describe("a collection", () => {
  it("lists in order of its sort key, then of coming, and without one in order of coming alone", () => {
    const { authors, books } = fill();
    const sorted = authors.sorted.range().all();
    expect(sorted.map(({ value }) => value.name)).toEqual(["Ada", "Eve", "Bob"]);
    expect(titles(books.sorted.range().all())).toEqual(["One", "Two", "Three"]);
    expect(authors.list().map(({ value }) => value.name)).toEqual(["Eve", "Ada", "Bob"]);
  });

  it("finds by primary and secondary keys, also after changes", () => {
    const { authors, books } = fill();
    expect(authors.get("a1")).toBe(ada);
    expect(titles(books.where("tag", "new").range().all())).toEqual(["One", "Three"]);
    expect(authors.where("century", true).size).toBe(2);
    books.save(book("One", "a2", "old", "long"));
    expect(titles(books.where("tag", "new").range().all())).toEqual(["Three"]);
    // It keeps its place.
    expect(titles(books.where("tag", "long").range().all())).toEqual(["One", "Three"]);
    expect(titles(books.where("author", "a2").range().all())).toEqual(["One", "Two"]);
    authors.save({ ...eve, born: 1800 });
    expect(authors.sorted.range().all()[0]!.value.name).toBe("Eve");
    expect(authors.where("century", true).size).toBe(1);
    expect(books.delete("One")).toBe(true);
    expect(books.delete("One")).toBe(false);
    expect(books.where("tag", "old").size).toBe(0);
  });

  it("never replaces a value by a new one, alone or among others", () => {
    const { authors, store } = fill();
    const before = structuredClone(authors.list());
    let changes = 0;
    store.changes.subscribe(() => changes++);
    const other = { ...bob, name: "Barbara" };
    expect(() => authors.add(other)).toThrow("has a value with the key a2 already");
    expect(() => authors.load([{ id: "a4", name: "Dan", born: 1900 }, other])).toThrow("the key a2 already");
    expect(authors.list()).toEqual(before);
    expect(changes).toBe(0);
    authors.add({ id: "a4", name: "Dan", born: 1900 });
    expect(authors.get("a4")?.name).toBe("Dan");
    expect(changes).toBe(1);
  });

  it("refuses a second value of a unique key with the key's error", () => {
    const { authors } = fill();
    const type = (change: () => void): string => {
      try {
        change();
      } catch (error) {
        return (error as ApiError).error_type;
      }
      return "none";
    };
    expect(type(() => authors.save({ ...bob, name: "Ada" }))).toBe("duplicate_email");
    expect(type(() => authors.save({ ...ada, born: 1816 }))).toBe("none");
    authors.delete("a1");
    expect(type(() => authors.save({ ...bob, name: "Ada" }))).toBe("none");
  });
});

describe("a store", () => {
  it("deletes values with their owner, and tells of it one time", () => {
    const { store, authors, books } = fill();
    let changes = 0;
    store.changes.subscribe(() => changes++);
    authors.delete("a1");
    expect(titles(books.list())).toEqual(["Two"]);
    expect(changes).toBe(1);
  });

  it("is written to a snapshot with sorted keys, and read back with all places", () => {
    const { environment, store } = fill();
    environment.ids.make("thing");
    const snapshot = takeSnapshot(store.contents(), definitions, environment);
    expect(Object.keys(snapshot)).toEqual(["authors", "books", "ids_made", "version"]);
    expect(snapshot).toMatchObject({ version: 1, ids_made: 1, authors: [eve, ada, bob] });
    const other = fill();
    const before = other.authors.list();
    other.store.replace(
      parseSnapshot("snapshot", JSON.parse(JSON.stringify(snapshot)), definitions, environment),
    );
    expect(other.store.contents()).toEqual(store.contents());
    expect(other.authors.list()).toEqual(before);
    expect(other.environment.ids.made).toBe(1);
  });

  it("reads a snapshot that is older than one of its collections, and refuses parts that it doesn't have", () => {
    const { environment } = fill();
    const parse = (snapshot: object) => parseSnapshot("snapshot", snapshot, definitions, environment);
    expect(parse({ version: 1, authors: [ada] }).values).toEqual({ authors: [ada], books: [] });
    expect(() => parse({ version: 1, films: [] })).toThrow("snapshot has no films. It has version, authors,");
    const orphan = { version: 1, authors: [], books: [book("One", "a1")] };
    expect(() => parse(orphan)).toThrow("snapshot.books has a book of nobody.");
  });
});
