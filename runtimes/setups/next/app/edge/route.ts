import { makeCalls, readOptions } from "../../calls";

export const runtime = "edge";

export async function GET(): Promise<Response> {
  return new Response(await makeCalls(readOptions()));
}
