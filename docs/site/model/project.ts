import { exportSPKI, generateKeyPair, type CryptoKey } from "jose";
import {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  type SeedUser,
  type Snapshot,
} from "../../../src/sandbox/index.ts";
import type { OpenAPIDocument } from "./document.ts";

export const CREDENTIALS = { projectId: "project-test-docs", secret: "secret-test-docs" };
/** Whose access token of another service the examples have. */
export const EMAIL = "ada@example.com";
/** An issuer whose tokens the project trusts. */
export const ISSUER = "https://idp.example.com";
export const AUDIENCE = "stytch";

/** The project in which the examples of the document succeed, as its dashboard would be set. */
export class Project {
  /** Signs the tokens of the issuer that the project trusts. */
  readonly issuerKey: CryptoKey;
  readonly #options: SandboxOptions;
  readonly #keys: Snapshot["keys"];

  private constructor(issuerKey: CryptoKey, options: SandboxOptions, keys: Snapshot["keys"]) {
    this.issuerKey = issuerKey;
    this.#options = options;
    this.#keys = keys;
  }

  /** Sets up a project, with the one key of all its sandboxes: to make it takes longer than all their answers. */
  static async create(document: OpenAPIDocument): Promise<Project> {
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const urls = (kind: string): string[] =>
      valuesOf(document, new RegExp(`^${kind}_(?:magic_link_|redirect_)?url$`));
    const [profile_id = "profile"] = valuesOf(document, /^profile_id$/);
    const options = {
      ...CREDENTIALS,
      now: "2026-01-15T09:30:00Z",
      idSeed: "docs",
      urls: {
        login: urls("login"),
        signup: urls("signup"),
        invite: urls("invite"),
        resetPassword: urls("reset_password"),
      },
      userInfo: () => ({ email: EMAIL }),
      trustedAuthTokens: [
        { profile_id, issuer: ISSUER, audience: AUDIENCE, keys: [await exportSPKI(publicKey)] },
      ],
    };
    const first = createSandbox(options);
    await first.keys.rotate();
    return new Project(privateKey, options, first.snapshot().keys.slice(-1));
  }

  /** Makes a sandbox of the project with these users. */
  open(seed: readonly SeedUser[]): Sandbox {
    const sandbox = createSandbox({ ...this.#options, seed });
    sandbox.restore({ ...sandbox.snapshot(), keys: this.#keys });
    return sandbox;
  }
}

/** The texts in the document's examples whose fields have such names, each once. */
function valuesOf({ paths, components }: OpenAPIDocument, names: RegExp): string[] {
  const found = new Set<string>();
  JSON.stringify([paths, components.examples], (name, value: unknown) => {
    if (typeof value === "string" && names.test(name)) found.add(value);
    return value;
  });
  return [...found];
}
