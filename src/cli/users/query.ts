import type { api_user_v1_SearchUsersQuery as Query } from "../../../generated/schema.ts";
import { isObject, parseObject } from "../../json.ts";
import { usageError } from "../cli-error.ts";
import { requireJsonFile } from "../json-file.ts";

/**
 * Reads the value of `--query`: JSON, or the path of a file of it, as the API has a query. Whether its filters are right, the
 * API says.
 *
 * @throws {CliError} for what isn't an object with an operator
 */
export async function readQuery(text: string): Promise<Query> {
  const query = text.trimStart().startsWith("{") ? parseObject(text) : await requireJsonFile("--query", text);
  if (isObject(query) && typeof query["operator"] === "string") return query as unknown as Query;
  throw usageError(
    "--query must be JSON, or a file of it, with an operator and operands, such as " +
      '{"operator":"AND","operands":[{"filter_name":"status","filter_value":"active"}]}.',
  );
}
