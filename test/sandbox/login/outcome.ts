import { StytchAPIError } from "../../../src/index.ts";

/** How a call ends: with a status, or with the type of its error. */
export async function outcome(call: Promise<{ status_code: number }>): Promise<number | string> {
  try {
    return (await call).status_code;
  } catch (error) {
    if (error instanceof StytchAPIError) return error.error_type;
    throw error;
  }
}
