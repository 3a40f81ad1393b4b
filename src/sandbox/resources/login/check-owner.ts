import { ApiError } from "../../errors/api-error.ts";

const FIELDS = ["user_id", "session_token", "session_jwt"] as const;

/**
 * Refuses a request that names the user to add a factor to in more than one way.
 *
 * @throws {ApiError} too_many_user_selection_arguments
 */
export function checkOwner(body: Readonly<Record<string, unknown>>): void {
  if (FIELDS.filter((field) => body[field]).length > 1) {
    throw new ApiError("too_many_user_selection_arguments");
  }
}

const LOCALES = ["en", "es", "fr", "pt-br"];

/**
 * Refuses a language that emails can't be written in.
 *
 * @throws {ApiError} invalid_locale
 */
export function checkEmailLocale({ locale }: Readonly<Record<string, unknown>>): void {
  if (typeof locale === "string" && !LOCALES.includes(locale)) throw new ApiError("invalid_locale");
}
