import type { ApiError } from "./api-error.ts";
import { catalogue } from "./catalogue.ts";

/** The status and the words of an error. Recorded words go before ours, and those of the very case before the general. */
export function errorMessage(error: Pick<ApiError, "error_type" | "message" | "status">): {
  status: number;
  message: string;
} {
  const { error_type, message, status } = error;
  const entry = Object.hasOwn(catalogue, error_type) ? catalogue[error_type] : undefined;
  if (!entry) return { status: status ?? 501, message };
  return {
    status: status ?? entry.status,
    message: entry.message ?? (message || `${entry.meaning} ${entry.remedy}`),
  };
}
