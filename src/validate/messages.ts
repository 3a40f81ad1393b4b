import { describe } from "../checks.ts";
import type { Schema } from "./rules.ts";

/** Says what a field breaks, after its name, and what its sender can do. The value itself is never shown. */
type Message = (schema: Schema, value: unknown) => readonly [rule: string, remedy: string];

/** JSON Schema's keywords in words. */
export const messages: Readonly<Record<string, Message>> = {
  type: ({ type }, value) => [
    `must be ${withArticle(type)}, not ${describe(value)}`,
    `Send ${withArticle(type)}, or leave it out`,
  ],
  format: ({ format, examples }) => [`must be in the format ${text(format)}`, `Correct it${such(examples)}`],
  pattern: ({ pattern, examples }) => [`must match ${text(pattern)}`, `Correct it${such(examples)}`],
  enum: ({ enum: values }) => [`must be one of ${list(values)}`, "Send one of these"],
  const: (schema) => [`must be ${JSON.stringify(schema["const"])}`, "Send that"],
  minLength: ({ minLength }) => [
    `must have at least ${text(minLength)} characters`,
    "Lengthen it, or leave it out",
  ],
  maxLength: ({ maxLength }) => [`must have at most ${text(maxLength)} characters`, "Shorten it"],
  minItems: ({ minItems }) => [`must have at least ${text(minItems)} items`, "Add some, or leave it out"],
  maxItems: ({ maxItems }) => [`must have at most ${text(maxItems)} items`, "Remove some"],
  uniqueItems: () => ["must not have an item twice", "Remove one of them"],
  minProperties: ({ minProperties }) => [`must have at least ${text(minProperties)} keys`, "Add some"],
  maxProperties: ({ maxProperties }) => [`must have at most ${text(maxProperties)} keys`, "Remove some"],
  minimum: ({ minimum }) => [`must be at least ${text(minimum)}`, "Raise it"],
  maximum: ({ maximum }) => [`must be at most ${text(maximum)}`, "Lower it"],
  exclusiveMinimum: ({ exclusiveMinimum }) => [`must be above ${text(exclusiveMinimum)}`, "Raise it"],
  exclusiveMaximum: ({ exclusiveMaximum }) => [`must be below ${text(exclusiveMaximum)}`, "Lower it"],
  multipleOf: ({ multipleOf }) => [`must be a multiple of ${text(multipleOf)}`, "Round it"],
  required: () => ["is missing", "Add it"],
  // The boolean schema `false`, of `additionalProperties` and of fields that exclude each other.
  false: () => ["is not allowed here", "Remove it"],
};

function withArticle(type: unknown): string {
  if (type === "null") return "null";
  return `${/^[aio]/.test(text(type)) ? "an" : "a"} ${text(type)}`;
}

function such(examples: unknown): string {
  return Array.isArray(examples) ? `, such as ${JSON.stringify(examples[0])}` : "";
}

function list(values: unknown): string {
  return (values as unknown[]).map((value) => JSON.stringify(value)).join(", ");
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.join(" or ") : String(value);
}
