/** The ways to write a call. */
export const languages = [
  { id: "method", label: "TypeScript" },
  { id: "flat", label: "Flat function" },
  { id: "raw", label: "openapi-fetch" },
  { id: "curl", label: "cURL" },
] as const;

/** One of the ways to write a call. */
export type Language = (typeof languages)[number]["id"];

/** The settings of a snippet. */
export interface SnippetOptions {
  readonly language: Language;
  /** Whether the lines that make the client stand above. */
  readonly hasSetup: boolean;
  /** The URL of a gateway that takes the call. Left out: the API itself. */
  readonly gateway?: string | undefined;
  /** All that isn't right with the params yet. */
  readonly notes?: readonly string[];
}
