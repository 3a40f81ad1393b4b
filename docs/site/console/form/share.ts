import type { Field, ObjectField } from "./field.ts";
import type { Draft } from "./draft.ts";
import { isTooDeep } from "./depth.ts";
import { own } from "./own.ts";
import { toDraft } from "./to-draft.ts";

const PREFIX = "#try=";
/** Credentials and what leads to them, though a form shows them as they are typed: each is good for one login, or a hash's. */
const PROOFS: ReadonlySet<string> = new Set([
  "code",
  "totp_code",
  "signature",
  "public_key_credential",
  "salt",
  "prepend_salt",
  "append_salt",
]);
/** A JWT, wherever somebody pasted it: a credential, or a person's data. */
const JWT = /\beyJ[\w-]+\.[\w-]+\./;

/** Writes params as the end of an address, without any credential. Empty, if there is nothing to share. */
export function toHash(form: ObjectField, params: Readonly<Record<string, unknown>>): string {
  const open = pickOpen(form.fields, params);
  return Object.keys(open).length > 0 ? hashOf(open) : "";
}

/** Writes params that hold no credential as the end of an address. */
export function hashOf(open: Readonly<Record<string, unknown>>): string {
  return PREFIX + encodeURIComponent(JSON.stringify(open));
}

/** Reads a form's draft from an address. Nothing, if it has none; of what isn't the form's, nothing either. */
export function fromHash(form: ObjectField, hash: string): Draft {
  if (!hash.startsWith(PREFIX)) return undefined;
  try {
    const params: unknown = JSON.parse(decodeURIComponent(hash.slice(PREFIX.length)));
    // A link that was made to keep the page busy.
    if (isTooDeep(params)) return undefined;
    return toDraft(form, pickOpen(form.fields, params));
  } catch {
    // Somebody cut it short, or wrote it by hand.
    return undefined;
  }
}

function withoutSecrets(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case "text":
      return field.isSecret || PROOFS.has(field.name) || hasJwt(value) ? undefined : value;
    case "json":
      return hasJwt(value) ? undefined : value;
    case "list":
      if (!Array.isArray(value)) return value;
      return value.map((item) => withoutSecrets(field.item, item)).filter((item) => item !== undefined);
    case "object": {
      const open = pickOpen(field.fields, value);
      return Object.keys(open).length > 0 ? open : undefined;
    }
    case "variants": {
      const name = own(value, field.by);
      const variant = field.variants.find((each) => each.value === name);
      return variant && { ...pickOpen(variant.fields, value), [field.by]: variant.value };
    }
    default:
      return value;
  }
}

function hasJwt(value: unknown): boolean {
  return value !== undefined && JWT.test(JSON.stringify(value));
}

function pickOpen(fields: readonly Field[], value: unknown): Record<string, unknown> {
  const open: Record<string, unknown> = {};
  for (const field of fields) {
    const part = withoutSecrets(field, own(value, field.name));
    if (part !== undefined) open[field.name] = part;
  }
  return open;
}
