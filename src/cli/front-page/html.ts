/** Markup that is safe as it stands. */
export interface Html {
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Writes markup. What is put in is text, in attributes too, unless it was written by this. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, i) => part + (i < values.length ? toHtml(values[i]!) : "")).join("") };
}

type Value = string | Html | readonly Html[];

function toHtml(value: Value): string {
  if (typeof value === "string") return value.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  return "html" in value ? value.html : value.map((each) => each.html).join("\n");
}
