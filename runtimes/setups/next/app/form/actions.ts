"use server";

import { redirect } from "next/navigation";
import { createStytch, isStytchError } from "stytch-fetch";
import { readOptions } from "../../calls";

export async function create(data: FormData): Promise<void> {
  try {
    await createStytch(readOptions()).users.create({ email: String(data.get("email")) });
  } catch (error) {
    if (isStytchError(error, "duplicate_email")) redirect("/?taken");
    throw error;
  }
  redirect("/?made");
}
