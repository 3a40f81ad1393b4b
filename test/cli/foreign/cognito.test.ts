// Moving in from Cognito: rows in the form of its CSV, and the users of `list-users`, by hand after the documentation.
import { describe, expect, it } from "vitest";
import { importText } from "./helpers.ts";

const HEADER =
  "cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,cognito:mfa_enabled,custom:plan";

describe("the CSV", () => {
  it("maps to the API's fields, commas behind backslashes too, and tells of the rest", async () => {
    const row = String.raw`ada,,Ada,Lovelace,King,,,,,,ada@example.com,TRUE,,,,en-GB,+14155550123,TRUE,12 St James's Square\, London,,TRUE,pro`;
    const { users, result } = await importText(`${HEADER}\n${row}\n`, "cognito.csv", { from: "cognito" });
    expect(users[0]).toMatchObject({
      external_id: "ada",
      name: { first_name: "Ada", middle_name: "King", last_name: "Lovelace" },
      emails: [{ email: "ada@example.com" }],
      phone_numbers: [{ phone_number: "+14155550123" }],
      trusted_metadata: { imported: { from: "cognito", username: "ada" } },
      untrusted_metadata: { plan: "pro" },
    });
    expect(result(2).not_carried).toMatchInlineSnapshot(`
      [
        "the password: Cognito gives out no hashes",
        "second factors: users add them again",
        "locale, address: the API has no such fields",
        "that the email is verified: only with the hash of a password does the API take that",
        "that the phone number is verified: only with the hash of a password does the API take that",
      ]
    `);
  });
});

describe("list-users", () => {
  it("maps to the same", async () => {
    const user = {
      Username: "7d8ca528-4931-4254-9273-ea5ee853f271",
      Attributes: [
        { Name: "sub", Value: "7d8ca528-4931-4254-9273-ea5ee853f271" },
        { Name: "email", Value: "grace@example.com" },
        { Name: "email_verified", Value: "true" },
        { Name: "custom:tier", Value: "2" },
      ],
      UserCreateDate: "2024-02-01T12:00:00+00:00",
      Enabled: false,
      UserStatus: "CONFIRMED",
    };
    const text = JSON.stringify({ Users: [user] }, null, 1);
    const { users, result } = await importText(text, "users.json", { from: "cognito" });
    expect(users[0]).toMatchObject({
      external_id: user.Username,
      untrusted_metadata: { tier: "2" },
      trusted_metadata: { imported: { from: "cognito", created_at: "2024-02-01T12:00:00.000Z" } },
    });
    expect(result(3).not_carried).toContain("that the user is disabled: the API has no such state");
  });
});
