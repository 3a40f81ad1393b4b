// Compiles each JSON Schema, and each schema of the document, in Ajv's strict mode, and holds the examples of requests and of answers against them.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const document = read("openapi.json");

const files = readdirSync("schemas");
const ajv = strict();
for (const file of files) ajv.addSchema(read(`schemas/${file}`));
for (const file of files) ajv.getSchema(`urn:stytch-fetch:schema:${file.replace(".json", "")}`);

const api = strict();
// Words of OpenAPI, and this document's own, which say nothing of a value.
api.addVocabulary(["components", "discriminator", "x-enumDescriptions"]);
api.addSchema({ $id: "urn:stytch-fetch:document", components: { schemas: document.components.schemas } });
for (const name of Object.keys(document.components.schemas)) validatorOf(name);

let examples = 0;
for (const { get, post, put, delete: remove } of Object.values(document.paths)) {
  for (const { requestBody, responses } of [get, post, put, remove].filter((operation) => operation)) {
    const success = Object.entries(responses).find(([status]) => status.startsWith("2"))[1];
    const contents = [requestBody, success].flatMap((message) => Object.values(message?.content ?? {}));
    for (const { schema, examples: named } of contents) {
      const validate = validatorOf(schema.$ref.split("/").at(-1));
      for (const [name, { value }] of Object.entries(named)) {
        if (!validate(value))
          throw new Error(`${schema.$ref}, example ${name}: ${api.errorsText(validate.errors)}`);
        examples += 1;
      }
    }
  }
}
if (files.length < 50 || examples < 30)
  throw new Error(`Only ${files.length} schemas and ${examples} examples.`);

const exchange = validatorOf("api_user_v1_ExchangePrimaryFactorRequest");
const both = { email_address: "ada@example.com", phone_number: "+12025550162" };
if (exchange(both)) throw new Error("An exchange takes an email address and a phone number at once.");

function strict() {
  const made = new Ajv2020({ strict: true });
  addFormats.default(made);
  return made;
}

function validatorOf(name) {
  return api.compile({ $ref: `urn:stytch-fetch:document#/components/schemas/${name}` });
}
