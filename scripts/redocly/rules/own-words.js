// Texts are true wherever they are read: in openapi.json, in documentation made of it, and in the messages that a sandbox
// answers to clients of any language. None of them has this package's methods, or the comments of the YAML.
import { readCatalogue } from "../catalogue.js";

/** Keys of texts, of the document and of its catalogue of errors. */
const TEXTS = ["summary", "description", "meaning", "cause", "remedy"];

/**
 * Words for things that only this repository has, or only its language. An OAuth client asks, sends and proves who it
 * is; what a client here is said to do, only a library does for its caller.
 */
const WORDS =
  /\b(?:toISOString|undefined|JavaScript|TypeScript|this client|(?:let|through) the client\b|the client (?:adds|fills|gives|paces|repeats|retries|throws|walks)\b|client's methods?|method's (?:request |response )?types?|comment beside)/i;

/** The placeholder that `npm run upstream -- --add` writes, and people do. No other rule on words speaks of it. */
export const TODO = /^\s*TODO\b/;
const UNWRITTEN = "Write this text, in your own words, in place of the TODO.";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const ownWords = () => {
  /** The client's method names, as far as one line can show one. @type {RegExp} */
  let methods;

  return {
    Root: {
      enter(/** @type {any} */ root, ctx) {
        const tags = (root.tags ?? []).map((/** @type {any} */ tag) => String(tag?.name));
        methods = new RegExp(`\\b(?:${["raw", ...tags.map(namespaceOf)].join("|")})\\.[a-z]\\w*`);
        const { entries, location } = readCatalogue(root, ctx);
        for (const [type, entry] of Object.entries(entries)) check(entry, location.child(type), ctx);
      },
    },
    any: (node, ctx) => check(node, ctx.location, ctx),
    ref: (node, ctx) => check(node, ctx.location, ctx),
  };

  /**
   * @param {any} node
   * @param {import("@redocly/openapi-core").Location} location
   * @param {import("@redocly/openapi-core").UserContext} ctx
   */
  function check(node, location, { report }) {
    if (typeof node !== "object" || node === null) return;
    for (const key of TEXTS) {
      const text = node[key];
      // Not a string where it's the schema of a property of that name.
      if (typeof text !== "string") continue;
      const message = TODO.test(text) ? UNWRITTEN : problem(text, methods);
      if (message) report({ message, location: location.child(key) });
    }
  }
};

/**
 * @param {string} text
 * @param {RegExp} methods
 */
function problem(text, methods) {
  const [method] = methods.exec(text) ?? [];
  if (method) {
    return `Name the operation by its method and path, as \`GET /v1/users/{user_id}\`, not \`${method}\`: only this package has that. Its own documentation says the method's name in that place.`;
  }
  const [words] = WORDS.exec(text) ?? [];
  return (
    words &&
    `Say it so that it is true for readers of openapi.json, who have neither this package nor the YAML, and write in any language: not "${words}".`
  );
}

/**
 * `magicLinks` of the tag "Magic Links".
 * @param {string} tag
 */
function namespaceOf(tag) {
  const words = tag.split(/\W+/).filter(Boolean);
  return words
    .map((word, index) => (index ? word[0]?.toUpperCase() + word.slice(1) : word.toLowerCase()))
    .join("");
}
