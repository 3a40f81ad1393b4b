import { documentValidator } from "../../../validate/document.ts";
import { nameField } from "../../../validate/find-problem.ts";
import type { CreateParams, ImportedUser } from "./row.ts";

const METADATA = ["trusted_metadata", "untrusted_metadata"] as const;
/** https://stytch.com/docs/api-reference/consumer/api/resources/metadata */
const MAX_BYTES = 4096;
/** An external id in the form of the API's own ids would find another user, or none. */
const OWN_ID = /^user-(test|live)-/;

/** The rule that the API would refuse a user by, known without a call. It shows nothing of the values. */
export function findUserProblem({ params }: ImportedUser): string | undefined {
  const { email, phone_number, external_id } = params as Partial<CreateParams>;
  if (email === undefined && phone_number === undefined) {
    return "has neither an email address nor a phone number, and a user needs one of them";
  }
  if (external_id !== undefined && OWN_ID.test(external_id)) {
    return "has an external_id in the form of a Stytch user_id. Give it another form, or leave it out";
  }
  return findRuleProblem(params) ?? findSizeProblem(params);
}

/** By the first part alone, where the fields are: that of the whole would only say that neither of two is there. */
function findRuleProblem(params: CreateParams): string | undefined {
  const { allOf } = documentValidator.schema("api_user_v1_CreateRequest");
  const [schema] = allOf as Parameters<typeof documentValidator.findProblem>[0][];
  const problem = documentValidator.findProblem(schema!, params);
  if (!problem) return undefined;
  const [field, ...within] = problem.place;
  // A key of metadata may be somebody's address.
  const name =
    METADATA.some((each) => each === field) && within.length > 0 ? String(field) : nameField(problem.place);
  return `has a problem: ${name} ${problem.rule}`;
}

function findSizeProblem(params: CreateParams): string | undefined {
  for (const field of METADATA) {
    const bytes = Buffer.byteLength(JSON.stringify(params[field] ?? {}));
    if (bytes > MAX_BYTES) return `has ${field} of ${bytes} bytes, where ${MAX_BYTES} are the most`;
  }
  return undefined;
}
