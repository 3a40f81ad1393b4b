import { makeCalls, readOptions } from "../../calls";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return new Response(await makeCalls(readOptions()));
}
