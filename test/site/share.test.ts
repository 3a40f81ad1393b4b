// The address of a filled form: all that a link carries, over all operations, and what it never does.
import { describe, expect, it } from "vitest";
import type { ObjectField } from "../../docs/site/console/form/field.ts";
import { readParams } from "../../docs/site/console/form/params.ts";
import { fromHash, toHash } from "../../docs/site/console/form/share.ts";
import { consoles } from "./console-site.ts";
import { fillForm } from "./forms.ts";

const formFor = (method: string): ObjectField => consoles.get(method)!.form;

describe("a link to a form", () => {
  it("carries every form, but no credential", () => {
    for (const operation of consoles.values()) {
      const { form } = operation;
      for (const values of fillForm(form)) {
        const hash = toHash(form, values);
        const shared = readParams(form, fromHash(form, hash)).params;
        expect(values, operation.method).toMatchObject(shared);
        expect(toHash(form, shared)).toBe(hash);
      }
    }
    const form = formFor("passwords.authenticate");
    expect(
      decodeURIComponent(
        toHash(form, { email: "ada@example.com", password: "correct horse", session_token: "t0k" }),
      ),
    ).toBe('#try={"email":"ada@example.com"}');
    const planted = '#try={"email":"a","password":"planted"}';
    expect(readParams(form, fromHash(form, planted)).params).toEqual({ email: "a" });
  });

  it("that is cut short or made up fills nothing in", () => {
    const form = formFor("users.create");
    for (const hash of ["", "#email", "#try=", "#try=%7B%22", "#try=%", "#try=null", "#try=[1]", "#try=7"])
      expect(readParams(form, fromHash(form, hash)).params, hash).toEqual({});
    const deep = encodeURIComponent(`{"trusted_metadata":${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`);
    expect(fromHash(form, `#try=${deep}`)).toBeUndefined();
    const odd =
      '#try={"email":7,"roles":{"a":1},"name":"x","unknown":"y","create_user_as_pending":"true","__proto__":{"a":1}}';
    expect(readParams(form, fromHash(form, odd)).params).toEqual({});
  });

  it("never has a field that proves who somebody is, and has every other one", () => {
    const carried = new Set<string>();
    const kept = new Set<string>();
    for (const { form } of consoles.values())
      for (const values of fillForm(form)) {
        const shared = readParams(form, fromHash(form, toHash(form, values))).params;
        const inLink = leaves(shared);
        for (const [path, name] of leaves(values)) (inLink.has(path) ? carried : kept).add(name);
      }
    expect([...kept].sort()).toMatchInlineSnapshot(`
      [
        "access_token",
        "append_salt",
        "client_secret",
        "code",
        "code_verifier",
        "existing_password",
        "hash",
        "impersonation_token",
        "new_password",
        "password",
        "prepend_salt",
        "public_key_credential",
        "recovery_code",
        "salt",
        "session_jwt",
        "session_token",
        "signature",
        "token",
        "totp_code",
      ]
    `);
    expect([...carried].sort()).toMatchInlineSnapshot(`
      [
        "access_token_custom_audience",
        "access_token_expiry_minutes",
        "access_token_template_content",
        "action",
        "algorithm",
        "asn",
        "authenticator_type",
        "biometric_registration_id",
        "browser_fingerprint",
        "browser_id",
        "bypass_consent_for_offline_access",
        "chain_id",
        "cidr_block",
        "client_description",
        "client_id",
        "client_name",
        "client_type",
        "code_challenge",
        "connected_app_id",
        "consent_granted",
        "country_code",
        "create_user_as_pending",
        "crypto_wallet_address",
        "crypto_wallet_id",
        "crypto_wallet_type",
        "cursor",
        "description",
        "domain",
        "email",
        "email_address",
        "email_id",
        "expiration_minutes",
        "expires_in_minutes",
        "external_id",
        "external_metadata",
        "filter_name",
        "filter_value",
        "first_name",
        "full_access_allowed",
        "grant_type",
        "greater_than",
        "hardware_fingerprint",
        "hash_type",
        "id_token_template_content",
        "invite_expiration_minutes",
        "invite_magic_link_url",
        "invite_template_id",
        "ip_address",
        "ip_match_required",
        "issued_at",
        "iteration_amount",
        "key_length",
        "last_name",
        "less_than",
        "limit",
        "locale",
        "login_expiration_minutes",
        "login_magic_link_url",
        "login_redirect_url",
        "login_template_id",
        "logo_url",
        "memory",
        "message_request_id",
        "method_id",
        "middle_name",
        "n_parameter",
        "name",
        "network_fingerprint",
        "nonce",
        "not_before",
        "oauth_user_registration_id",
        "operator",
        "override_action",
        "override_description",
        "override_display_name",
        "override_id",
        "override_name",
        "overrides_only",
        "p_parameter",
        "password_id",
        "phone_id",
        "phone_number",
        "post_logout_redirect_urls",
        "profile_id",
        "project_id",
        "prompt",
        "provider",
        "r_parameter",
        "redirect_uri",
        "redirect_urls",
        "reset_password_expiration_minutes",
        "reset_password_redirect_url",
        "reset_password_template_id",
        "resource_id",
        "resources",
        "response_type",
        "return_passkey_credential_options",
        "roles",
        "scope",
        "scopes",
        "session_custom_claims",
        "session_duration_minutes",
        "session_id",
        "set_email_verified",
        "set_phone_number_verified",
        "signup_expiration_minutes",
        "signup_magic_link_url",
        "signup_template_id",
        "state",
        "statement",
        "status",
        "telemetry_id",
        "threads",
        "token_type_hint",
        "totp_id",
        "trusted_metadata",
        "untrusted_metadata",
        "uri",
        "use_base64_url_encoding",
        "user_agent",
        "user_agent_match_required",
        "user_id",
        "verdict_reason",
        "visitor_fingerprint",
        "visitor_id",
        "webauthn_registration_id",
      ]
    `);
  });

  it("has no JWT that was pasted into any field", () => {
    const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJl";
    const form = formFor("users.create");
    const values = {
      email: "ada@example.com",
      external_id: `Bearer ${jwt}`,
      trusted_metadata: { deep: [{ token: jwt }] },
      untrusted_metadata: { plan: "team" },
      roles: ["editor", jwt],
    };
    expect(readParams(form, fromHash(form, toHash(form, values))).params).toEqual({
      email: "ada@example.com",
      untrusted_metadata: { plan: "team" },
      roles: ["editor"],
    });
  });

  it("has no empty objects, but those that are sent", () => {
    const form = formFor("users.create");
    const values = { email: "ada@example.com", trusted_metadata: {}, roles: [] };
    expect(decodeURIComponent(toHash(form, values))).toBe(
      '#try={"email":"ada@example.com","roles":[],"trusted_metadata":{}}',
    );
  });
});

/** The names of all values that have no others within, by their paths. Metadata and claims are values of their own. */
function leaves(value: unknown, path = "", name = ""): Map<string, string> {
  const isOpen = /_metadata$|_claims$/.test(name);
  if (typeof value !== "object" || value === null || isOpen) return new Map([[path, name]]);
  return new Map(
    Object.entries(value).flatMap(([key, item]) => [
      ...leaves(item, `${path}/${key}`, Array.isArray(value) ? name : key),
    ]),
  );
}
