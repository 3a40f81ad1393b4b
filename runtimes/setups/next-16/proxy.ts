import { NextResponse } from "next/server";
import { createStytch } from "stytch-fetch";
import { readOptions } from "./calls";

export const config = { matcher: "/guarded" };

export async function proxy(): Promise<NextResponse> {
  const { results } = await createStytch(readOptions()).users.search({ limit: 1 });
  return NextResponse.json({ found: results.length });
}
