// Made by `npm run generate` from openapi/. Edit the document, not this file: changes here are lost.

/** Every error type the document knows, with the HTTP status it comes with. */
export interface ErrorTypes {
  /**
   * The API can't use the request as it is.
   *
   * Cause: The body is not JSON, or a field is missing or of the wrong type, with no more exact error for it.
   *
   * Remedy: Compare the body with the schema of the operation's request, and read `error_message` for the field.
   */
  bad_request: 400;
  /**
   * A value of the request isn't allowed.
   *
   * Cause: A field or a part of the path breaks its rule, with no more exact error for it.
   *
   * Remedy: Read `error_message` for the field, and compare its value with the schema of the operation's request.
   */
  invalid_argument: 400;
  /**
   * A field of the request has a value that can't be used.
   *
   * Cause: The value is of the right type and breaks another rule of its field, such as a length or a list of choices.
   *
   * Remedy: Read `error_message` for the field, and look up its rule in the operation's schema.
   */
  invalid_request_value: 400;
  /**
   * The connection was closed before the API had answered.
   *
   * Cause: A time limit or an abort on your side, or a proxy that gave up.
   *
   * Remedy: Allow more time, and check whether a write took effect before you repeat it.
   */
  client_closed_request: 499;
  /**
   * The API failed while it handled the request.
   *
   * Cause: A fault on the provider's side.
   *
   * Remedy: Retry reads after a pause, check whether a write took effect before you repeat it, and quote `request_id` to support if it persists.
   */
  internal_server_error: 500;
  /**
   * The API failed in a way that it has no name for.
   *
   * Cause: A fault on the provider's side.
   *
   * Remedy: Retry reads after a pause, check whether a write took effect before you repeat it, and quote `request_id` to support if it persists.
   */
  unknown_error: 500;
  /**
   * The project id and the secret don't belong together, or a user's password is wrong.
   *
   * Cause: A mistyped or rotated secret, or a secret of another project; in a call with a user's password, a wrong one.
   *
   * Remedy: Copy both from the project's API keys page, and check that they are of the same environment. Where a user gave a password, let them try again.
   */
  unauthorized_credentials: 401;
  /**
   * The `Authorization` header is not valid HTTP Basic.
   *
   * Cause: The header is missing, was altered by a proxy or wrapper, or uses another scheme.
   *
   * Remedy: Send `Basic` and the base64 of the project id, a colon and the secret, and check that nothing on the way removes or rewrites the header.
   */
  invalid_authorization_header: 401;
  /**
   * The project id in the credentials is malformed.
   *
   * Cause: An empty or cut-off environment variable, or another value, such as a public token, in its place.
   *
   * Remedy: Copy the project id, which begins with `project-test-` or `project-live-`, from the project's API keys page.
   */
  invalid_project_id_authentication: 400;
  /**
   * The project is of the B2B product, and the operation of the consumer one.
   *
   * Cause: The credentials are those of a B2B project.
   *
   * Remedy: Use the credentials of a consumer project; a project can't change from one product to the other.
   */
  invalid_consumer_endpoint: 400;
  /**
   * The secret in the credentials is not one of the project's secrets.
   *
   * Cause: A deleted, mistyped or truncated secret.
   *
   * Remedy: Copy an active secret from the project's API keys page, and look for spaces or quotes around it.
   */
  invalid_secret_authentication: 401;
  /**
   * Frontends may not call this operation.
   *
   * Cause: The call was made as a frontend SDK makes it, with a public token, and the project hasn't opened the product to them.
   *
   * Remedy: Call from your backend with the project id and the secret, or open the product to frontend SDKs in the dashboard.
   */
  endpoint_not_authorized_for_sdk: 401;
  /**
   * The credentials are good, but may not do this.
   *
   * Cause: The project, or the user on whose behalf you call, lacks the right to it.
   *
   * Remedy: Check in the dashboard what the project includes and which roles the user has.
   */
  unauthorized_action: 401;
  /**
   * An id of the live environment was sent to the test environment.
   *
   * Cause: A stored id with `-live-` in it was used with the credentials of a `project-test-` project.
   *
   * Remedy: Keep the ids of the two environments in separate stores, and use each with its own credentials.
   */
  live_id_used_in_test_environment: 400;
  /**
   * The path exists, but not for this HTTP method.
   *
   * Cause: A proxy or redirect changed the method, or a request was made by hand with the wrong one.
   *
   * Remedy: Use the method that the path has in the reference, and check that the request is not redirected on its way.
   */
  method_not_allowed: 405;
  /**
   * The API has no such path.
   *
   * Cause: A base URL with a path of its own, or an empty id that left a gap in the path.
   *
   * Remedy: Set the base URL to the bare host, and check that no id is empty.
   */
  route_not_found: 404;
  /**
   * The API can't take requests at the moment.
   *
   * Cause: An outage or maintenance on the provider's side.
   *
   * Remedy: Retry with growing pauses, and look at the provider's status page if it lasts.
   */
  server_unavailable: 503;
  /**
   * An id of the test environment was sent to the live environment.
   *
   * Cause: A stored id with `-test-` in it was used with the credentials of a `project-live-` project.
   *
   * Remedy: Keep the ids of the two environments in separate stores, and use each with its own credentials.
   */
  test_id_used_in_live_environment: 400;
  /**
   * Too many calls were made in a short time.
   *
   * Cause: A burst or bulk job went over the limit of the endpoint; for `users.search` it is 150 calls a minute.
   *
   * Remedy: Retry with growing, randomized pauses, and spread bulk work over time.
   */
  too_many_requests: 429;
  /**
   * The project id is not accepted in the live environment.
   *
   * Cause: A `project-test-` id was sent to api.stytch.com, or the live project does not exist.
   *
   * Remedy: Use a `project-live-` id with api.stytch.com, and a `project-test-` id with test.stytch.com.
   */
  unauthorized_project_id_live: 401;
  /**
   * The project id is not accepted in the test environment.
   *
   * Cause: A `project-live-` id was sent to test.stytch.com, or the test project does not exist.
   *
   * Remedy: Use a `project-test-` id with test.stytch.com, and a `project-live-` id with api.stytch.com.
   */
  unauthorized_project_id_test: 401;
  /**
   * The request came over plain HTTP.
   *
   * Cause: The base URL begins with `http://`, or a proxy passes requests on without TLS.
   *
   * Remedy: Begin the base URL with `https://`, and replace the secret, which was sent in the clear.
   */
  use_https: 403;
  /**
   * The request reached the live host but belongs on the test host.
   *
   * Cause: The base URL is api.stytch.com while the project is a test project.
   *
   * Remedy: Set the base URL to https://test.stytch.com.
   */
  wrong_stack_live: 400;
  /**
   * The request reached the test host but belongs on the live host.
   *
   * Cause: The base URL is test.stytch.com while the project is a live project.
   *
   * Remedy: Set the base URL to https://api.stytch.com.
   */
  wrong_stack_test: 400;
  /**
   * The API no longer takes this call.
   *
   * Cause: The operation was withdrawn or replaced, perhaps only for projects made since.
   *
   * Remedy: Look for its successor in the provider's reference, and move the code to that.
   */
  deprecated_endpoint: 400;
  /**
   * The operation isn't there for this project.
   *
   * Cause: Its product is switched off, or isn't open to the project.
   *
   * Remedy: Switch the product on in the dashboard; if it is on, ask the provider's support and quote `request_id`.
   */
  unavailable_endpoint: 400;
  /**
   * The test environment doesn't have this operation.
   *
   * Cause: The call was made with the credentials of a `project-test-` project.
   *
   * Remedy: Make it with a `project-live-` project, and leave it out of your tests against the test environment.
   */
  route_not_supported_in_test: 400;
  /**
   * The project id in the path is malformed.
   *
   * Cause: An empty or cut-off environment variable, or another value, such as a public token, in its place.
   *
   * Remedy: Copy it from the project's API keys page.
   */
  invalid_project_id: 400;
  /**
   * There is no project with the id in the path.
   *
   * Cause: The id is mistyped, or is one of the other environment.
   *
   * Remedy: Copy it from the project's API keys page.
   */
  project_not_found: 404;
  /**
   * No user of the project has this biometric registration.
   *
   * Cause: It was deleted before, or the id is of another project.
   *
   * Remedy: Read the current ids from `biometric_registrations` with `users.get`; after a repeated delete, take it as done.
   */
  biometric_registration_not_found: 404;
  /**
   * The default role can't be assigned.
   *
   * Cause: The value of `roles` contains `stytch_user`, often because the list was copied from a user.
   *
   * Remedy: Remove `stytch_user` from `roles`; every user has it anyway.
   */
  cannot_assign_default_rbac_role_id: 400;
  /**
   * This email address can't be deleted.
   *
   * Cause: The user still needs the address to sign in.
   *
   * Remedy: Give the user another email address, phone number or OAuth account first, or replace the address with `users.exchangePrimaryFactor`.
   */
  cannot_delete_email: 400;
  /**
   * The user would be left with no email address, phone number or OAuth account.
   *
   * Cause: The factor is the only one of these that the user has.
   *
   * Remedy: Replace it with `users.exchangePrimaryFactor`, add another factor first, or remove the user with `users.delete`.
   */
  cannot_delete_last_primary_factor: 400;
  /**
   * The factor is the user's primary way to sign in and can't be removed.
   *
   * Cause: The user has no other email address, phone number or OAuth account to sign in with.
   *
   * Remedy: Add another factor first, or replace this one with `users.exchangePrimaryFactor`.
   */
  cannot_remove_primary_auth_mechanism: 400;
  /**
   * The project has no Connected App with this id.
   *
   * Cause: The app was deleted, or the id is of another project or mistyped.
   *
   * Remedy: Look the app up with `connectedApp.clients.search`, or among a user's with `users.connectedApps`; after a repeated delete, take it as done.
   */
  connected_app_not_found: 404;
  /**
   * No user of the project has this crypto wallet.
   *
   * Cause: It was deleted before, or the id is of another project.
   *
   * Remedy: Read the current ids from `crypto_wallets` with `users.get`; after a repeated delete, take it as done.
   */
  crypto_wallet_not_found: 404;
  /**
   * Another user in the project has this email address.
   *
   * Cause: The address was given to a second user. A retried create after a lost answer ends here too.
   *
   * Remedy: Find the existing user with `users.search`, or choose another address.
   */
  duplicate_email: 400;
  /**
   * The user has this email address already.
   *
   * Cause: The address that was to be added, or to take the place of another, is their own.
   *
   * Remedy: Leave the user as they are; to verify the address, send to it without `user_id` and session.
   */
  duplicate_email_for_user: 400;
  /**
   * Another user in the project has this phone number.
   *
   * Cause: The number was given to a second user. A retried create after a lost answer ends here too.
   *
   * Remedy: Find the existing user with the `phone_number` filter of `users.search`, or choose another number.
   */
  duplicate_phone_number: 400;
  /**
   * The user has this phone number already.
   *
   * Cause: The number that was to be added, or to take the place of another, is their own.
   *
   * Remedy: Leave the user as they are; to verify the number, send to it without `user_id` and session.
   */
  duplicate_phone_number_for_user: 400;
  /**
   * Another user in the project has this `external_id`.
   *
   * Cause: Your own id was given to a second user, for example by an import that ran twice.
   *
   * Remedy: Find its present owner with `users.get`, and free the id there with `users.deleteExternalId` if it should move.
   */
  duplicate_user_external_id: 400;
  /**
   * No user of the project has this email address.
   *
   * Cause: It was mistyped or never signed up, or it was deleted; an id can be of another project.
   *
   * Remedy: Where a user typed it, let them correct it or sign up. For an id, read the current ones from `emails` with `users.get`; after a repeated delete, take it as done.
   */
  email_not_found: 404;
  /**
   * A text has a zero-width space in it.
   *
   * Cause: It was pasted from a page or a document that had the invisible character.
   *
   * Remedy: Remove U+200B from what people type or paste before you send it.
   */
  forbidden_character_zero_width_space: 400;
  /**
   * The value is not a biometric registration id.
   *
   * Cause: The id of something else was given, or the id was cut off.
   *
   * Remedy: Pass a `biometric_registration_id` from the user's `biometric_registrations`.
   */
  invalid_biometric_registration_id: 400;
  /**
   * The fields given don't make up a user.
   *
   * Cause: Neither `email` nor `phone_number` was given.
   *
   * Remedy: Give `users.create` an email address, a phone number or both.
   */
  invalid_create_user_request: 400;
  /**
   * The value is not a crypto wallet id.
   *
   * Cause: The wallet's address was given in place of its id, or the id was cut off.
   *
   * Remedy: Pass a `crypto_wallet_id` from the user's `crypto_wallets`.
   */
  invalid_crypto_wallet_id: 400;
  /**
   * The email address is malformed.
   *
   * Cause: A typing error, spaces around the address, or a display name with it.
   *
   * Remedy: Trim the input, check its form, and ask the user to correct it.
   */
  invalid_email: 400;
  /**
   * The sandbox's email address can't be used here.
   *
   * Cause: `sandbox@stytch.com` was sent to the live environment, or to an operation that has no sandbox values.
   *
   * Remedy: Keep the address to tests with a `project-test-` project, and pass a real one elsewhere.
   */
  invalid_email_sandbox: 400;
  /**
   * The value is not an email id.
   *
   * Cause: The address was given in place of its id, or the id was cut off.
   *
   * Remedy: Pass an `email_id` from the user's `emails`.
   */
  invalid_email_id: 400;
  /**
   * The request names no new factor, or two.
   *
   * Cause: Both `email_address` and `phone_number` were given, or neither.
   *
   * Remedy: Give `users.exchangePrimaryFactor` exactly one of the two.
   */
  invalid_exchange_primary_factor_fields: 400;
  /**
   * This user's factor can't be exchanged.
   *
   * Cause: The user has more than one factor, or none.
   *
   * Remedy: Look at the user with `users.get`, and delete the factors they no longer need first.
   */
  invalid_exchange_primary_factor_user: 400;
  /**
   * The value can't be an id.
   *
   * Cause: An external id has other characters than letters, digits and `._-|`, or more than 128; or a Stytch id was cut off.
   *
   * Remedy: Pass a Stytch id as it was answered, and build an external id from those characters.
   */
  invalid_id: 400;
  /**
   * The value is not an OAuth registration id.
   *
   * Cause: The `provider_subject` was given in its place, or the id was cut off.
   *
   * Remedy: Pass an `oauth_user_registration_id` from the user's `providers`.
   */
  invalid_oauth_user_registration_id: 400;
  /**
   * The value is not a password id.
   *
   * Cause: The user's id was given in its place, or the id was cut off.
   *
   * Remedy: Pass the `password_id` from the user's `password`.
   */
  invalid_password_id: 400;
  /**
   * The phone number is malformed.
   *
   * Cause: The plus sign or the country code is missing, or there are spaces or other marks in it.
   *
   * Remedy: Bring the number into E.164, such as `+12025550162`, before you send it.
   */
  invalid_phone_number: 400;
  /**
   * The phone number is an example of the provider's documentation.
   *
   * Cause: A sample request was copied with the number in it.
   *
   * Remedy: Pass the user's number, or `+10000000000` in tests that are to send nothing.
   */
  invalid_phone_number_docs: 400;
  /**
   * The sandbox's phone number can't be used here.
   *
   * Cause: `+10000000000` was sent to the live environment, or to an operation that has no sandbox values.
   *
   * Remedy: Keep the number to tests with a `project-test-` project, and pass a real one elsewhere.
   */
  invalid_phone_number_sandbox: 400;
  /**
   * One of the roles can't be assigned to this user.
   *
   * Cause: A role in `roles` is not in the project's RBAC policy, or may not be assigned directly.
   *
   * Remedy: Compare `roles` with the role ids of the project's RBAC policy.
   */
  invalid_rbac_role_assignment: 400;
  /**
   * One of the roles does not exist.
   *
   * Cause: A mistyped or deleted role id in `roles`, or one that exists in another project only.
   *
   * Remedy: Create the role in the project's RBAC policy, or correct its id.
   */
  invalid_role: 400;
  /**
   * The value is not a TOTP id.
   *
   * Cause: The id of something else was given, or the id was cut off.
   *
   * Remedy: Pass a `totp_id` from the user's `totps`.
   */
  invalid_totp_id: 400;
  /**
   * The value is neither a user id nor an external id.
   *
   * Cause: It has characters that neither kind of id may have, or is too long.
   *
   * Remedy: Pass the `user_id`, or the `external_id` you set, without changing it.
   */
  invalid_user_id: 400;
  /**
   * The value is not a WebAuthn registration id.
   *
   * Cause: The credential id from the browser was given in its place, or the id was cut off.
   *
   * Remedy: Pass a `webauthn_registration_id` from the user's `webauthn_registrations`.
   */
  invalid_webauthn_registration_id: 400;
  /**
   * The metadata is not a JSON object.
   *
   * Cause: The value of `trusted_metadata` or `untrusted_metadata` is a string, an array or another kind of value.
   *
   * Remedy: Pass a plain object, not a JSON string.
   */
  metadata_invalid_format: 400;
  /**
   * The metadata takes up more than 4 KB.
   *
   * Cause: Too much data in `trusted_metadata` or `untrusted_metadata`; each object has a limit of its own.
   *
   * Remedy: Keep the data in your own database, and store only a key to it here.
   */
  metadata_too_large: 400;
  /**
   * The metadata has more than 20 keys at its top level.
   *
   * Cause: There are too many in `trusted_metadata` or `untrusted_metadata`, or they were added over time, as an update keeps those that it doesn't name.
   *
   * Remedy: Group values in nested objects, or remove old keys by setting them to `null` with `users.update`.
   */
  metadata_too_many_keys: 400;
  /**
   * No user of the project has this OAuth account.
   *
   * Cause: It was deleted before, or the id is of another project.
   *
   * Remedy: Read the current ids from `providers` with `users.get`; after a repeated delete, take it as done.
   */
  oauth_user_registration_not_found: 404;
  /**
   * No user of the project has this password.
   *
   * Cause: It was deleted before, or the id is of another project.
   *
   * Remedy: Read the current id from `password` with `users.get`; after a repeated delete, take it as done.
   */
  password_not_found: 404;
  /**
   * No user of the project has this phone number.
   *
   * Cause: It was mistyped or never signed up, or it was deleted; an id can be of another project.
   *
   * Remedy: Where a user typed it, let them correct it or sign up. For an id, read the current ones from `phone_numbers` with `users.get`; after a repeated delete, take it as done.
   */
  phone_number_not_found: 404;
  /**
   * The list of roles is too long.
   *
   * Cause: The user would have more roles than one user may have.
   *
   * Remedy: Shorten `roles`, or define one role that covers several.
   */
  too_many_roles: 400;
  /**
   * No user of the project has this authenticator app.
   *
   * Cause: None was set up or it was deleted, or the id is of another project.
   *
   * Remedy: At a sign-in, ask for another factor. For an id, read the current ones from `totps` with `users.get`; after a repeated delete, take it as done.
   */
  totp_not_found: 404;
  /**
   * An update can't change how a user signs in.
   *
   * Cause: The body of `users.update` has `emails`, `phone_numbers` or `crypto_wallets`.
   *
   * Remedy: Replace a sole factor with `users.exchangePrimaryFactor`, or add one by sending a passcode or magic link with the user's `user_id`.
   */
  update_user_auth_method_not_allowed: 400;
  /**
   * The project has no user with this `user_id` or `external_id`.
   *
   * Cause: The user was deleted, their external id was changed, or the id is of another project or environment.
   *
   * Remedy: Look the user up with `users.search`; after a repeated `users.delete`, take it as done.
   */
  user_not_found: 404;
  /**
   * No user of the project has this passkey or WebAuthn device.
   *
   * Cause: It was never registered or was deleted, or the id is of another project.
   *
   * Remedy: At a sign-in, ask for another factor. For an id, read the current ones from `webauthn_registrations` with `users.get`; after a repeated delete, take it as done.
   */
  webauthn_registration_not_found: 404;
  /**
   * The `status` filter has a value that is no status.
   *
   * Cause: The value of the filter is neither `active` nor `pending`.
   *
   * Remedy: Filter by `active` or `pending`; deleted users can't be searched.
   */
  search_invalid_status_filter: 400;
  /**
   * The search took too long and was given up.
   *
   * Cause: Broad or many filters on a large project.
   *
   * Remedy: Search with fewer or narrower filters, such as `created_at_between`, or a smaller `limit`, and try again.
   */
  search_timeout: 400;
  /**
   * The `user_id` filter mixes two kinds of id.
   *
   * Cause: Some of its values are Stytch's own ids and others are external ids.
   *
   * Remedy: Make one `users.search` for each kind, and join the results.
   */
  user_search_cannot_mix_internal_and_external_user_ids: 400;
  /**
   * The text of the `email_address_fuzzy` filter is too short.
   *
   * Cause: The value has fewer than 3 characters.
   *
   * Remedy: Search once the text has at least 3 characters.
   */
  user_search_email_address_fuzzy_too_short: 400;
  /**
   * A filter needs an array of strings.
   *
   * Cause: A single string, or an array with other values, was given to a filter such as `email_address`.
   *
   * Remedy: Put the value in an array, even if it is the only one.
   */
  user_search_expected_array_of_string: 400;
  /**
   * A filter needs `true` or `false`.
   *
   * Cause: A string or a number was given to a filter such as `email_verified`.
   *
   * Remedy: Pass a boolean, and convert query strings such as `"true"` first.
   */
  user_search_expected_bool: 400;
  /**
   * An object was needed, and something else was given.
   *
   * Cause: The value of `created_at_between`, or one of the `operands`, is not an object.
   *
   * Remedy: Give each operand as an object, and `created_at_between` one with `greater_than` and `less_than`.
   */
  user_search_expected_object: 400;
  /**
   * A filter needs a single string.
   *
   * Cause: An array or another value was given to a filter such as `full_name_fuzzy`.
   *
   * Remedy: Pass the text itself, not in an array.
   */
  user_search_expected_string: 400;
  /**
   * A filter needs a moment in RFC 3339.
   *
   * Cause: A date without a time, or a number, was given to one of the `created_at` filters.
   *
   * Remedy: Give the date, the time and the offset, such as `2026-03-14T09:26:53Z`.
   */
  user_search_expected_timestamp: 400;
  /**
   * The name of a filter is not a string.
   *
   * Cause: The `filter_name` of an operand is null, a number or an object.
   *
   * Remedy: Set `filter_name` to one of the names that `users.search` knows.
   */
  user_search_filter_name_must_be_string: 400;
  /**
   * There is no filter with this name.
   *
   * Cause: A mistyped `filter_name`, or one of the filters for members of the B2B product.
   *
   * Remedy: Use one of the names in the `UserFilter` type.
   */
  user_search_filter_name_not_recognized: 400;
  /**
   * The text of the `full_name_fuzzy` filter is too short.
   *
   * Cause: The value has fewer than 3 characters.
   *
   * Remedy: Search once the text has at least 3 characters.
   */
  user_search_full_name_fuzzy_too_short: 400;
  /**
   * The cursor is not one that the API gave out.
   *
   * Cause: An altered or invented `cursor`, or one from another project.
   *
   * Remedy: Pass the `next_cursor` of the previous answer unchanged, or start again without a `cursor`.
   */
  user_search_invalid_cursor: 400;
  /**
   * The page size is out of range.
   *
   * Cause: A `limit` above 1000, below 0, or not a whole number.
   *
   * Remedy: Set `limit` from 1 to 1000, and get the rest with `cursor`.
   */
  user_search_invalid_limit: 400;
  /**
   * The `oauth_provider` filter names a provider that the API doesn't know.
   *
   * Cause: A mistyped provider, or a name of your own for it.
   *
   * Remedy: Use the `provider_type` that a user's `providers` shows.
   */
  user_search_invalid_oauth_provider_filter: 400;
  /**
   * The operator of the query is unknown.
   *
   * Cause: The `operator` is neither `AND` nor `OR`, or is in lower case.
   *
   * Remedy: Set `operator` to `AND`.
   */
  user_search_invalid_operator: 400;
  /**
   * The `status` filter has a value that is no status.
   *
   * Cause: The value of the filter is neither `active` nor `pending`.
   *
   * Remedy: Filter by `active` or `pending`; deleted users can't be searched.
   */
  user_search_invalid_status_filter: 400;
  /**
   * A filter has too many values.
   *
   * Cause: A long list of ids, addresses or numbers in one `filter_value`.
   *
   * Remedy: Split the list over several calls of `users.search`.
   */
  user_search_maximum_filter_value_count_exceeded: 400;
  /**
   * The `biometric_registration_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one `biometric_registration_id`, or leave the filter out.
   */
  user_search_missing_biometric_registration_ids: 400;
  /**
   * The `biometric_registration_verified` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_biometric_verified: 400;
  /**
   * The `created_at_greater_than` filter has no moment.
   *
   * Cause: Its `filter_value` is missing or empty.
   *
   * Remedy: Set `filter_value` to a moment in RFC 3339, or leave the filter out.
   */
  user_search_missing_created_at_greater_than: 400;
  /**
   * The `created_at_less_than` filter has no moment.
   *
   * Cause: Its `filter_value` is missing or empty.
   *
   * Remedy: Set `filter_value` to a moment in RFC 3339, or leave the filter out.
   */
  user_search_missing_created_at_less_than: 400;
  /**
   * The `crypto_wallet_address` filter has no addresses.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one wallet address, or leave the filter out.
   */
  user_search_missing_crypto_wallet_address: 400;
  /**
   * The `crypto_wallet_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one `crypto_wallet_id`, or leave the filter out.
   */
  user_search_missing_crypto_wallet_id: 400;
  /**
   * The `crypto_wallet_verified` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_crypto_wallet_verified: 400;
  /**
   * The `email_address_fuzzy` filter has no text.
   *
   * Cause: Its `filter_value` is missing or empty, as with an empty search box.
   *
   * Remedy: Leave the filter out while there is nothing to search for.
   */
  user_search_missing_email_address_fuzzy: 400;
  /**
   * The `email_address` filter has no addresses.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one email address, or leave the filter out.
   */
  user_search_missing_email_addresses: 400;
  /**
   * A filter by email domain has no domain.
   *
   * Cause: The undocumented filter `email_domain` was used without a `filter_value`.
   *
   * Remedy: Use `email_address_fuzzy` with the domain instead.
   */
  user_search_missing_email_domain: 400;
  /**
   * The `email_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one `email_id`, or leave the filter out.
   */
  user_search_missing_email_ids: 400;
  /**
   * The `email_verified` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_email_verified: 400;
  /**
   * An operand doesn't name its filter.
   *
   * Cause: The `filter_name` of one of the `operands` is missing or empty.
   *
   * Remedy: Give every operand a `filter_name` and a `filter_value`.
   */
  user_search_missing_filter_name: 400;
  /**
   * An operand has no value for its filter.
   *
   * Cause: The `filter_value` is missing, often because a variable without a value was left out of the JSON.
   *
   * Remedy: Leave out the whole operand when there is no value to filter by.
   */
  user_search_missing_filter_value: 400;
  /**
   * The `full_name_fuzzy` filter has no text.
   *
   * Cause: Its `filter_value` is missing or empty, as with an empty search box.
   *
   * Remedy: Leave the filter out while there is nothing to search for.
   */
  user_search_missing_full_name_fuzzy: 400;
  /**
   * The `created_at_between` filter has no lower bound.
   *
   * Cause: The `greater_than` of its `filter_value` is missing.
   *
   * Remedy: Give both bounds, or use `created_at_less_than` alone.
   */
  user_search_missing_greater_than: 400;
  /**
   * The `created_at_between` filter has no upper bound.
   *
   * Cause: The `less_than` of its `filter_value` is missing.
   *
   * Remedy: Give both bounds, or use `created_at_greater_than` alone.
   */
  user_search_missing_less_than: 400;
  /**
   * The `oauth_provider` filter has no providers.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one provider, or leave the filter out.
   */
  user_search_missing_oauth_providers: 400;
  /**
   * The `password_exists` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_password: 400;
  /**
   * The `phone_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one `phone_id`, or leave the filter out.
   */
  user_search_missing_phone_ids: 400;
  /**
   * The `phone_number_fuzzy` filter has no digits.
   *
   * Cause: Its `filter_value` is missing or empty, as with an empty search box.
   *
   * Remedy: Leave the filter out while there is nothing to search for.
   */
  user_search_missing_phone_number_fuzzy: 400;
  /**
   * The `phone_number` filter has no numbers.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one phone number in E.164, or leave the filter out.
   */
  user_search_missing_phone_numbers: 400;
  /**
   * The `phone_verified` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_phone_verified: 400;
  /**
   * The `status` filter has no status.
   *
   * Cause: Its `filter_value` is missing or empty.
   *
   * Remedy: Set `filter_value` to `active` or `pending`, or leave the filter out.
   */
  user_search_missing_status: 400;
  /**
   * The `totp_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one `totp_id`, or leave the filter out.
   */
  user_search_missing_totp_ids: 400;
  /**
   * The `totp_verified` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_totp_verified: 400;
  /**
   * The `user_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one id, or leave the filter out.
   */
  user_search_missing_user_ids: 400;
  /**
   * The `webauthn_registration_id` filter has no ids.
   *
   * Cause: Its `filter_value` is missing or an empty array.
   *
   * Remedy: Give at least one `webauthn_registration_id`, or leave the filter out.
   */
  user_search_missing_webauthn_registration_ids: 400;
  /**
   * The `webauthn_registration_verified` filter has no value.
   *
   * Cause: Its `filter_value` is missing or null.
   *
   * Remedy: Set `filter_value` to `true` or `false`, or leave the filter out.
   */
  user_search_missing_webauthn_verified: 400;
  /**
   * The text of the `phone_number_fuzzy` filter is too short.
   *
   * Cause: The value has fewer than 3 digits.
   *
   * Remedy: Search once there are at least 3 digits.
   */
  user_search_phone_number_fuzzy_too_short: 400;
  /**
   * What was given is no token.
   *
   * Cause: It was cut off or changed on its way.
   *
   * Remedy: Take the token of the URL as it is, percent-decoded once.
   */
  invalid_token: 400;
  /**
   * The token is an example of the provider's documentation.
   *
   * Cause: A sample request was copied with the token in it.
   *
   * Remedy: Pass the `token` of the URL that the user came back to.
   */
  invalid_token_docs: 400;
  /**
   * The address is invited already.
   *
   * Cause: An invitation of it is pending.
   *
   * Remedy: Wait for it to be followed, or revoke it and invite again.
   */
  user_already_invited: 400;
  /**
   * The address can't be invited.
   *
   * Cause: The project doesn't allow invitations to it.
   *
   * Remedy: Check the address, and the project's settings.
   */
  invalid_email_for_invites: 400;
  /**
   * The project may not use this operation.
   *
   * Cause: The provider has to allow it.
   *
   * Remedy: Ask the provider's support, or use another way.
   */
  enterprise_endpoint: 401;
  /**
   * No magic link has this token.
   *
   * Cause: The token was changed on its way, is of another project, or the link was revoked.
   *
   * Remedy: Take the `token` of the URL as it is, and send a new link if it still isn't found.
   */
  magic_link_not_found: 404;
  /**
   * The magic link was used already, or has expired.
   *
   * Cause: The user followed it twice or too late, or a mail scanner followed it first.
   *
   * Remedy: Send a new link.
   */
  unable_to_auth_magic_link: 401;
  /**
   * No session has this token, JWT or id.
   *
   * Cause: It has ended, was revoked, is of another project, or its user was deleted.
   *
   * Remedy: Let the user sign in again; after a revoke, take it as done.
   */
  session_not_found: 404;
  /**
   * What was given is no session token.
   *
   * Cause: The cookie was cut off, or holds something else, such as a JWT or a token of the B2B API.
   *
   * Remedy: Pass the `session_token` as it was answered, and a JWT as `session_jwt`.
   */
  invalid_session_token: 400;
  /**
   * The session token is an example of the provider's documentation.
   *
   * Cause: A sample request was copied with the token in it.
   *
   * Remedy: Pass the `session_token` of the user's own session, as it was answered.
   */
  invalid_session_token_docs: 400;
  /**
   * No session was given.
   *
   * Cause: Neither `session_token` nor `session_jwt` is in the request, as when the cookie is missing.
   *
   * Remedy: Pass one of the two; without either the user isn't signed in.
   */
  no_session_arguments: 400;
  /**
   * The fields about the session don't go together.
   *
   * Cause: One of them asks for what the session that is given can't have, such as more time for an impersonation.
   *
   * Remedy: Send the session's token or JWT alone, then add the duration, the claims and the check one by one to find which is refused.
   */
  invalid_session_fields: 400;
  /**
   * The session is of another kind than this call takes.
   *
   * Cause: It is a member's session of the B2B product.
   *
   * Remedy: Pass a session of a user who has signed in by the consumer API.
   */
  incompatible_session_type: 400;
  /**
   * The session lacks a primary factor.
   *
   * Cause: It was begun with a second factor alone, such as an authenticator app.
   *
   * Remedy: Let the user sign in by email, phone, password or OAuth first, and add the second factor to that session.
   */
  invalid_session_missing_primary_factor: 400;
  /**
   * A session was given twice.
   *
   * Cause: Both `session_token` and `session_jwt` are in the request.
   *
   * Remedy: Pass one of the two.
   */
  too_many_session_arguments: 400;
  /**
   * No session was given to revoke.
   *
   * Cause: None of `session_id`, `session_token` and `session_jwt` is in the request.
   *
   * Remedy: Pass one of the three.
   */
  no_session_revoke_arguments: 400;
  /**
   * More than one session was given to revoke.
   *
   * Cause: Several of `session_id`, `session_token` and `session_jwt` are in the request.
   *
   * Remedy: Pass one of the three.
   */
  too_many_session_revoke_arguments: 400;
  /**
   * What was given is no session id.
   *
   * Cause: It was cut off, or is another kind of id.
   *
   * Remedy: Pass the `session_id` as it was answered.
   */
  invalid_session_id: 400;
  /**
   * A session can't last so long, or so short.
   *
   * Cause: `session_duration_minutes` is below 5 or above 527040.
   *
   * Remedy: Choose 5 minutes to 366 days.
   */
  invalid_session_duration_minutes: 400;
  /**
   * The session would last longer than the project allows.
   *
   * Cause: `session_duration_minutes` is within the range and above the maximum that the project has set.
   *
   * Remedy: Choose less, or raise the maximum in the dashboard.
   */
  invalid_session_duration: 400;
  /**
   * The session's claims are too large.
   *
   * Cause: They hold more than 4 KB of JSON together, after the merge.
   *
   * Remedy: Keep less in the session, and look up the rest by the user's id.
   */
  custom_claims_too_large: 400;
  /**
   * A claim has a name that JWTs reserve.
   *
   * Cause: One of `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` is among the claims.
   *
   * Remedy: Give the claim another name.
   */
  reserved_claims_in_custom_claims: 400;
  /**
   * A claim has a name that the provider reserves.
   *
   * Cause: A claim's name begins with `https://stytch.com/`.
   *
   * Remedy: Give the claim another name.
   */
  stytch_claims_in_custom_claims: 400;
  /**
   * The claims can't be written as JSON.
   *
   * Cause: They hold something that no JSON object can.
   *
   * Remedy: Pass a plain object of texts, numbers, booleans, lists and objects.
   */
  unable_to_represent_custom_claims_json: 400;
  /**
   * What was given is no session JWT.
   *
   * Cause: It was cut off, is signed by another key, or is a session token.
   *
   * Remedy: Pass the `session_jwt` as it was answered, and a token as `session_token`.
   */
  unable_to_parse_session_jwt: 400;
  /**
   * The JWT is for another audience.
   *
   * Cause: The `aud` of a session JWT isn't this project's id, or that of a token to attest isn't its profile's audience.
   *
   * Remedy: Check that the browser and your backend use the same project and environment, and compare a token to attest with its profile.
   */
  jwt_invalid_audience: 400;
  /**
   * The JWT is of another issuer.
   *
   * Cause: The `iss` of a session JWT is neither the provider's nor your own domain's, or that of a token to attest isn't its profile's issuer.
   *
   * Remedy: Find out which service made it, and compare a token to attest with its profile.
   */
  jwt_invalid_issuer: 400;
  /**
   * The JWT lacks claims that it needs.
   *
   * Cause: It is another kind of JWT, such as an access token, or a token to attest without a claim that its profile maps.
   *
   * Remedy: Pass a session JWT as `session_jwt`, and compare a token to attest with its profile.
   */
  jwt_invalid_claims: 400;
  /**
   * The user's roles don't allow the action.
   *
   * Cause: No role of the user has a permission with the resource and the action of `authorization_check`.
   *
   * Remedy: Refuse the user's request, or give them a role that allows it.
   */
  consumer_session_authorization_error: 403;
  /**
   * The action to check is unknown.
   *
   * Cause: `authorization_check.action` is empty or mistyped, or the RBAC policy has no such action for the resource.
   *
   * Remedy: Take the action from the resource's `actions` in what `rbac.policy` answers.
   */
  invalid_permission_action: 400;
  /**
   * The resource to check is unknown.
   *
   * Cause: `authorization_check.resource_id` is empty or mistyped, or the RBAC policy has no such resource.
   *
   * Remedy: Take the id from the `resources` in what `rbac.policy` answers.
   */
  invalid_permission_resource: 400;
  /**
   * The session proves too little for this.
   *
   * Cause: The user has a second factor, and this session has only a first one.
   *
   * Remedy: Let the user authenticate the second factor with this session's token, then repeat the call.
   */
  insufficient_factors: 401;
  /**
   * The session's factors were authenticated too long ago for this.
   *
   * Cause: The user signed in a while before, and the session has only been kept alive since.
   *
   * Remedy: Let the user authenticate a factor again with this session's token, then repeat the call.
   */
  stale_factors: 401;
  /**
   * The session can't be changed.
   *
   * Cause: It is an impersonation, which can't be extended.
   *
   * Remedy: Leave out the duration and the claims.
   */
  session_not_mutable: 400;
  /**
   * No factor of the session is the user's any more.
   *
   * Cause: The factors that the session was begun with were deleted.
   *
   * Remedy: Let the user sign in again.
   */
  session_must_have_at_least_one_active_factor: 400;
  /**
   * The session is another user's.
   *
   * Cause: The session that was given and the factor belong to different users, as when two people share a browser.
   *
   * Remedy: Leave the session out, so that one begins for this user, and end the other with `sessions.revoke`.
   */
  user_id_mismatch: 400;
  /**
   * The project knows no service to move from.
   *
   * Cause: No UserInfo URL is set in the dashboard.
   *
   * Remedy: Set it, for this environment.
   */
  migrate_from_external_missing_userinfo: 400;
  /**
   * The other service answered something else than UserInfo.
   *
   * Cause: The token has expired there, or the URL is another endpoint's.
   *
   * Remedy: Call the UserInfo URL with the token yourself, and compare.
   */
  migrate_from_external_unexpected_response: 400;
  /**
   * No user has the email address that the other service answered.
   *
   * Cause: The user wasn't created here yet.
   *
   * Remedy: Create the user with that address, then migrate.
   */
  migrate_from_external_email_does_not_exist: 404;
  /**
   * No access token like this is known.
   *
   * Cause: It is of another project, or was revoked.
   *
   * Remedy: Let the app get a new token.
   */
  idp_access_token_not_found: 404;
  /**
   * The access token can't be exchanged.
   *
   * Cause: It was exchanged before, or isn't of a kind that can be.
   *
   * Remedy: Let the app get a new token.
   */
  idp_access_token_could_not_be_exchanged: 404;
  /**
   * The access token has expired.
   *
   * Cause: It is older than its lifetime.
   *
   * Remedy: Let the app refresh it.
   */
  idp_access_token_expired: 400;
  /**
   * The access token has too narrow a scope.
   *
   * Cause: It lacks `full_access`, which only first-party apps get.
   *
   * Remedy: Ask for the scope `full_access` at the authorization.
   */
  oauth_access_token_exchange_missing_full_access: 400;
  /**
   * The access token is too old to be exchanged.
   *
   * Cause: It was made more than five minutes ago.
   *
   * Remedy: Let the app refresh it, and exchange it at once.
   */
  oauth_access_token_exchange_token_too_old: 400;
  /**
   * The access token comes from a grant that can't be exchanged.
   *
   * Cause: It was made without a user, as by client credentials.
   *
   * Remedy: Use a token of an authorization by the user.
   */
  oauth_access_token_exchange_token_invalid_grant: 400;
  /**
   * No trusted token profile has this id.
   *
   * Cause: It was deleted, or is of another project or environment.
   *
   * Remedy: Take the `profile_id` from the dashboard.
   */
  trusted_token_profile_not_found: 404;
  /**
   * The token doesn't fit the profile.
   *
   * Cause: Its signature, issuer, audience or time isn't as the profile asks, or a mapped claim is missing.
   *
   * Remedy: Compare the token's claims and key with the profile.
   */
  invalid_trusted_auth_token: 400;
  /**
   * The token's external id is another user's, or none.
   *
   * Cause: The claim that the profile maps to the external id doesn't fit the user.
   *
   * Remedy: Check the mapping, and the user's `external_id`.
   */
  trusted_token_profile_incorrect_external_id_mapping: 400;
  /**
   * Numbers of this country get no messages.
   *
   * Cause: The country code doesn't exist, isn't supported, or isn't allowed to the project.
   *
   * Remedy: Ask the provider to allow the country, or use another way.
   */
  invalid_phone_number_country_code: 400;
  /**
   * The passcode is wrong.
   *
   * Cause: It was mistyped, or a later one has been sent since, or none was.
   *
   * Remedy: Let the user try again, with the passcode of the last message.
   */
  otp_code_not_found: 404;
  /**
   * The passcode is right, but was used already or has expired.
   *
   * Cause: The user was slow, or sent the form twice.
   *
   * Remedy: Send a new one.
   */
  unable_to_auth_otp_code: 401;
  /**
   * What was given is no passcode.
   *
   * Cause: It isn't six digits.
   *
   * Remedy: Take away blanks, and check the length before you send it.
   */
  invalid_code: 400;
  /**
   * The request lacks what a text message needs.
   *
   * Cause: `phone_number` is missing or empty, as when a form's field was left blank.
   *
   * Remedy: Check that the user has entered a number before you send.
   */
  missing_sms_parameter: 400;
  /**
   * What was given is no id of an address or number.
   *
   * Cause: It is cut off or of another kind, such as a `user_id`.
   *
   * Remedy: Pass the `email_id` or `phone_id` that the send answered.
   */
  invalid_method_id: 400;
  /**
   * A passcode can't be good for so long, or so short.
   *
   * Cause: `expiration_minutes` is below 1 or above 10.
   *
   * Remedy: Choose 1 to 10 minutes.
   */
  invalid_expiration_otp: 400;
  /**
   * The number wants no messages.
   *
   * Cause: Its owner has answered STOP.
   *
   * Remedy: Ask them to text START, or use another way.
   */
  unsubscribed_phone_number: 400;
  /**
   * The carrier didn't take the message.
   *
   * Cause: A fault of the carrier, or a number that can't get it.
   *
   * Remedy: Try again after a while, or use another way.
   */
  downstream_carrier_error: 400;
  /**
   * The user has an unverified address or number already.
   *
   * Cause: One of any kind, also of their creation, stops another from being added.
   *
   * Remedy: Authenticate or delete it first.
   */
  too_many_unverified_factors: 400;
  /**
   * The user was given in more than one way.
   *
   * Cause: Several of `user_id`, `session_token` and `session_jwt` are in the request.
   *
   * Remedy: Pass one of them.
   */
  too_many_user_selection_arguments: 400;
  /**
   * The link or passcode is good only in the session that it was asked for in.
   *
   * Cause: It was sent with a session, and this request has none.
   *
   * Remedy: Pass the `session_token` or `session_jwt` that the send had.
   */
  session_enforced_factor_matching_session_required: 400;
  /**
   * The link or passcode was asked for in another session.
   *
   * Cause: It was sent with one session, and this request has another, as after a new sign-in.
   *
   * Remedy: Pass the session of the send, or send again with the present one.
   */
  session_on_code_does_not_match_session_passed_in: 400;
  /**
   * A captcha has to be solved first.
   *
   * Cause: The project asks for a captcha at this step, and the request has no solution of one.
   *
   * Remedy: Start this step with the frontend SDK, which shows the captcha, or change the captcha settings in the dashboard.
   */
  captcha_required: 403;
  /**
   * The captcha was not solved.
   *
   * Cause: The solution was wrong, used before or too old, or the visitor is a program.
   *
   * Remedy: Let the visitor solve a new one; the same request fails again.
   */
  captcha_failed: 429;
  /**
   * Too many messages were sent of which nobody made use.
   *
   * Cause: Somebody asks for links or passcodes in bulk, or those that you send don't reach their users.
   *
   * Remedy: Don't repeat the send; find out who asks, and hold them up, for example by what `fraud.fingerprint.lookup` answers.
   */
  too_few_tokens_authenticated: 429;
  /**
   * The address gets no more messages.
   *
   * Cause: An earlier message came back for good.
   *
   * Remedy: Ask the user for another address.
   */
  inactive_email: 400;
  /**
   * The address's domain takes no mail.
   *
   * Cause: It was mistyped, or doesn't exist.
   *
   * Remedy: Let the user correct it.
   */
  invalid_email_domain: 400;
  /**
   * The address is on the project's list of refused ones.
   *
   * Cause: The address or its domain was put there.
   *
   * Remedy: Refuse the user, or change the list in the dashboard.
   */
  email_in_denylist: 403;
  /**
   * The address isn't on the project's list of allowed ones.
   *
   * Cause: The list is in force, and doesn't have it.
   *
   * Remedy: Refuse the user, or change the list in the dashboard.
   */
  email_not_in_allowlist: 403;
  /**
   * The project may not mail this address.
   *
   * Cause: Without payment details only addresses of your own domain get mail, in the test environment too.
   *
   * Remedy: Add payment details, or mail an address of your domain.
   */
  billing_not_verified_for_email: 400;
  /**
   * The URL isn't one of the project's.
   *
   * Cause: It differs, if only by its path, query or a slash, from those in the dashboard.
   *
   * Remedy: Add it to the redirect URLs, of the right kind and environment.
   */
  no_match_for_provided_magic_link_url: 400;
  /**
   * The URL can't be used.
   *
   * Cause: It has no scheme, ends in a slash, or is plain http in the live environment.
   *
   * Remedy: Pass a full https URL.
   */
  invalid_magic_link_url: 400;
  /**
   * The URL's query is that of no redirect URL of the project.
   *
   * Cause: A parameter was added, left out or changed, and URLs are compared with their query.
   *
   * Remedy: Pass the URL as the dashboard has it, or add it there with this query.
   */
  query_params_do_not_match: 400;
  /**
   * No template has this id.
   *
   * Cause: It was deleted, or is of another project or environment.
   *
   * Remedy: Take the id from the dashboard.
   */
  email_template_not_found: 404;
  /**
   * The template can't be used here.
   *
   * Cause: It is of another kind of message.
   *
   * Remedy: Choose a template of this kind.
   */
  invalid_template_id: 400;
  /**
   * No message is in this language.
   *
   * Cause: `locale` is none of those that the operation knows.
   *
   * Remedy: Choose one of them, or leave it out.
   */
  invalid_locale: 400;
  /**
   * The time until it expires is too short or too long.
   *
   * Cause: The minutes are below 5, or above what the operation allows: 10080 for a link, 1440 for an authenticator app.
   *
   * Remedy: Choose 5 minutes to a week for a link, and 5 minutes to a day for an authenticator app.
   */
  invalid_expiration: 400;
  /**
   * What was given is no code challenge.
   *
   * Cause: It isn't a SHA-256 in base64url without padding, 43 characters.
   *
   * Remedy: Make it of the verifier as RFC 7636 says, with `S256`.
   */
  invalid_pkce_code_challenge: 400;
  /**
   * What was given is no code verifier.
   *
   * Cause: It is shorter than 43 or longer than 128 characters, or has other than letters, digits and `-._~`.
   *
   * Remedy: Make it as RFC 7636 says.
   */
  invalid_pkce_code_verifier: 400;
  /**
   * A code verifier is missing.
   *
   * Cause: The start had a `code_challenge`, and this request has no `code_verifier`.
   *
   * Remedy: Pass the verifier that the challenge was made of, in the same browser or app.
   */
  pkce_expected_code_verifier: 400;
  /**
   * A code verifier has no use.
   *
   * Cause: The start had no `code_challenge`.
   *
   * Remedy: Pass a challenge at the start, or leave the verifier out.
   */
  pkce_did_not_expect_code_verifier: 400;
  /**
   * The code verifier isn't the one of the start.
   *
   * Cause: Another browser or app began, or the verifier was overwritten by a second start.
   *
   * Remedy: Begin again.
   */
  pkce_mismatch: 400;
  /**
   * PKCE is needed.
   *
   * Cause: The URL has a scheme of an app's own, which other apps may claim.
   *
   * Remedy: Pass a `code_challenge`.
   */
  pkce_required_for_native_callback: 400;
  /**
   * The user comes from elsewhere than the message was asked for.
   *
   * Cause: `options` asks for the same address or browser, and `attributes` differ.
   *
   * Remedy: Let the user sign in where they began, or loosen `options`.
   */
  attribute_mismatch: 401;
  /**
   * What was given is no IP address.
   *
   * Cause: `attributes.ip_address` has a port, several addresses or a host name, as a proxy's header may.
   *
   * Remedy: Pass one IPv4 or IPv6 address, that of the user's device and not of your proxy, or leave it out.
   */
  invalid_ip_address: 400;
  /**
   * What was given is no user agent.
   *
   * Cause: `attributes.user_agent` is too long, or isn't the text of a header.
   *
   * Remedy: Pass the `User-Agent` header of the user's request as it is, or leave it out.
   */
  invalid_user_agent: 400;
  /**
   * The user is locked.
   *
   * Cause: They failed too often in a row, by default ten times.
   *
   * Remedy: Tell them to wait until `lock_expires_at`, or unlock them in the dashboard.
   */
  user_lock_limit_reached: 429;
  /**
   * The login URL can't be used.
   *
   * Cause: It has no scheme, ends in a slash, or is plain http in the live environment.
   *
   * Remedy: Pass a full https URL that the dashboard has.
   */
  invalid_login_magic_link_url: 400;
  /**
   * The login URL can't be redirected to.
   *
   * Cause: It is no redirect URL of the project, or one of another kind, such as sign-up.
   *
   * Remedy: Add it to the redirect URLs in the dashboard as one for logins, in this environment.
   */
  invalid_login_redirect_url: 400;
  /**
   * The project has no default login URL.
   *
   * Cause: None was given, and the dashboard has no default.
   *
   * Remedy: Pass the URL, or choose a default in the dashboard.
   */
  no_default_login_redirect_url_set: 400;
  /**
   * The project has no login URL at all.
   *
   * Cause: None is in the dashboard for this environment.
   *
   * Remedy: Add one there.
   */
  no_login_redirect_urls_set: 400;
  /**
   * There is no login URL to lead the user to.
   *
   * Cause: None was given, and the project has none for it.
   *
   * Remedy: Pass `login_magic_link_url`, or add a default in the dashboard.
   */
  no_login_redirect_url: 400;
  /**
   * The sign-up URL can't be used.
   *
   * Cause: It has no scheme, ends in a slash, or is plain http in the live environment.
   *
   * Remedy: Pass a full https URL that the dashboard has.
   */
  invalid_signup_magic_link_url: 400;
  /**
   * The sign-up URL can't be redirected to.
   *
   * Cause: It is no redirect URL of the project, or one of another kind, such as login.
   *
   * Remedy: Add it to the redirect URLs in the dashboard as one for sign-ups, in this environment.
   */
  invalid_signup_redirect_url: 400;
  /**
   * The project has no default sign-up URL.
   *
   * Cause: None was given, and the dashboard has no default.
   *
   * Remedy: Pass the URL, or choose a default in the dashboard.
   */
  no_default_signup_redirect_url_set: 400;
  /**
   * The project has no sign-up URL at all.
   *
   * Cause: None is in the dashboard for this environment.
   *
   * Remedy: Add one there.
   */
  no_signup_redirect_urls_set: 400;
  /**
   * There is no sign-up URL to lead the user to.
   *
   * Cause: None was given, and the project has none for it.
   *
   * Remedy: Pass `signup_magic_link_url`, or add a default in the dashboard.
   */
  no_signup_redirect_url: 400;
  /**
   * The invite URL can't be used.
   *
   * Cause: It has no scheme, ends in a slash, or is plain http in the live environment.
   *
   * Remedy: Pass a full https URL that the dashboard has.
   */
  invalid_invite_magic_link_url: 400;
  /**
   * The invite URL can't be redirected to.
   *
   * Cause: It is no redirect URL of the project, or one of another kind, such as login.
   *
   * Remedy: Add it to the redirect URLs in the dashboard as one for invites, in this environment.
   */
  invalid_invite_redirect_url: 400;
  /**
   * The project has no default invite URL.
   *
   * Cause: None was given, and the dashboard has no default.
   *
   * Remedy: Pass the URL, or choose a default in the dashboard.
   */
  no_default_invite_redirect_url_set: 400;
  /**
   * The project has no invite URL at all.
   *
   * Cause: None is in the dashboard for this environment.
   *
   * Remedy: Add one there.
   */
  no_invite_redirect_urls_set: 400;
  /**
   * There is no invite URL to lead the user to.
   *
   * Cause: None was given, and the project has none for it.
   *
   * Remedy: Pass `invite_magic_link_url`, or add a default in the dashboard.
   */
  no_invite_redirect_url: 400;
  /**
   * The password is too weak for the project's policy.
   *
   * Cause: It is guessable, or has too few kinds of characters.
   *
   * Remedy: Show the user `feedback` of a strength check, and let them choose another.
   */
  weak_password: 400;
  /**
   * The password is known from a breach.
   *
   * Cause: It was found among those of other services.
   *
   * Remedy: Let the user choose another.
   */
  breached_password: 400;
  /**
   * The user has no password.
   *
   * Cause: They sign in by other means.
   *
   * Remedy: Offer those, or a reset by email, which sets a password.
   */
  no_user_password: 400;
  /**
   * The password is right, and has to be replaced.
   *
   * Cause: It was found in a breach, no longer meets the policy, or was set before the address was proven.
   *
   * Remedy: Begin a reset by email.
   */
  reset_password: 400;
  /**
   * The password could not be checked in time.
   *
   * Cause: The lookup of breaches took too long.
   *
   * Remedy: Try again.
   */
  password_validation_timeout: 400;
  /**
   * The user has a password already.
   *
   * Cause: They were moved in before, or have chosen one here.
   *
   * Remedy: Leave the user out.
   */
  password_already_exists: 400;
  /**
   * The existing password can't be used to set another.
   *
   * Cause: It has to be reset by email first.
   *
   * Remedy: Begin a reset by email.
   */
  cannot_reset_password_with_existing_password: 400;
  /**
   * The existing password is wrong.
   *
   * Cause: It was mistyped, or is an earlier one.
   *
   * Remedy: Let the user try again, or begin a reset by email. Wrong ones can lock the user.
   */
  password_does_not_match: 401;
  /**
   * The token of the reset can't be used.
   *
   * Cause: It was used, has expired, or is none.
   *
   * Remedy: Send a new email.
   */
  unable_to_auth_password_reset_token: 401;
  /**
   * The session proves too little to set a password.
   *
   * Cause: No password, magic link or passcode by email was proven in it in the last five minutes.
   *
   * Remedy: Let the user prove one of them, with the session's token, and set the password then.
   */
  session_too_old_to_reset_password: 400;
  /**
   * The project has no URL for resets.
   *
   * Cause: None was given, and the dashboard has none.
   *
   * Remedy: Pass the URL, or add one in the dashboard.
   */
  no_password_reset_redirect_url: 400;
  /**
   * The URL for resets isn't one of the project's.
   *
   * Cause: It differs from those in the dashboard, or isn't of that kind.
   *
   * Remedy: Add it to the redirect URLs, for resets and this environment.
   */
  invalid_password_reset_redirect_url: 400;
  /**
   * The kind of hash isn't known.
   *
   * Cause: `hash_type` is none of those that the operation knows.
   *
   * Remedy: Choose one of them.
   */
  invalid_hash_type: 400;
  /**
   * The hash can't be read.
   *
   * Cause: It isn't in the form that `hash_type` asks for.
   *
   * Remedy: Compare it with the description of `hash_type`.
   */
  invalid_hash: 400;
  /**
   * The hash is no bcrypt hash.
   *
   * Cause: It isn't a crypt string of 60 characters.
   *
   * Remedy: Pass it whole, with `$2a$` and the cost.
   */
  invalid_bcrypt_hash: 400;
  /**
   * The cost of the bcrypt hash isn't taken.
   *
   * Cause: It is too low or too high.
   *
   * Remedy: Let the user reset the password instead.
   */
  invalid_bcrypt_cost: 400;
  /**
   * The salt of the Argon2 hash isn't taken.
   *
   * Cause: It is missing, or out of range.
   *
   * Remedy: Copy it from the settings that the hash was made with.
   */
  invalid_argon_2_salt: 400;
  /**
   * The memory of the Argon2 hash isn't taken.
   *
   * Cause: It is missing, or out of range.
   *
   * Remedy: Copy it from the settings that the hash was made with.
   */
  invalid_argon_2_memory: 400;
  /**
   * The number of threads of the Argon2 hash isn't taken.
   *
   * Cause: It is missing, or out of range.
   *
   * Remedy: Copy it from the settings that the hash was made with.
   */
  invalid_argon_2_threads: 400;
  /**
   * The number of iterations of the Argon2 hash isn't taken.
   *
   * Cause: It is missing, or out of range.
   *
   * Remedy: Copy it from the settings that the hash was made with.
   */
  invalid_argon_2_iteration_amount: 400;
  /**
   * The key length of the Argon2 hash isn't taken.
   *
   * Cause: It is missing, or out of range.
   *
   * Remedy: Copy it from the settings that the hash was made with.
   */
  invalid_argon_2_key_length: 400;
  /**
   * The Argon2 hash isn't as long as `key_length` says.
   *
   * Cause: The hash was cut off, or the length is in other units.
   *
   * Remedy: Give the length in bytes, of the hash as it is.
   */
  argon_2_key_length_mismatch: 400;
  /**
   * The scrypt hash is no base64.
   *
   * Cause: It is hexadecimal, or URL-safe base64.
   *
   * Remedy: Encode the bytes in standard base64.
   */
  invalid_base64_scrypt_hash: 400;
  /**
   * The scrypt salt is no base64.
   *
   * Cause: It is text, or hexadecimal.
   *
   * Remedy: Encode the bytes in standard base64.
   */
  invalid_base64_scrypt_salt: 400;
  /**
   * The scrypt salt is too short or too long.
   *
   * Cause: It was cut off, or encoded twice.
   *
   * Remedy: Encode the bytes once.
   */
  invalid_scrypt_salt_length: 400;
  /**
   * The cost of the scrypt hash isn't taken.
   *
   * Cause: `n_parameter` is no power of two, or above 262144.
   *
   * Remedy: Give N itself, not its logarithm.
   */
  invalid_scrypt_n_parameter: 400;
  /**
   * The settings of the scrypt hash aren't taken.
   *
   * Cause: One of them is missing, or out of range.
   *
   * Remedy: Copy them from the settings that the hash was made with.
   */
  invalid_scrypt_parameters: 400;
  /**
   * The scrypt hash isn't as long as `key_length` says.
   *
   * Cause: The hash was cut off, or the length is in other units.
   *
   * Remedy: Give the length in bytes, of the hash as it is.
   */
  scrypt_key_length_mismatch: 400;
  /**
   * The hash of the PBKDF2 hash isn't taken.
   *
   * Cause: It is no base64.
   *
   * Remedy: Encode the bytes in standard base64.
   */
  invalid_pbkdf_2_hash: 400;
  /**
   * The salt of the PBKDF2 hash isn't taken.
   *
   * Cause: It is no base64.
   *
   * Remedy: Encode the bytes in standard base64.
   */
  invalid_pbkdf_2_salt: 400;
  /**
   * The number of iterations of the PBKDF2 hash isn't taken.
   *
   * Cause: It is missing, or out of range.
   *
   * Remedy: Copy it from the settings that the hash was made with.
   */
  invalid_pbkdf_2_iteration_amount: 400;
  /**
   * The algorithm of the PBKDF2 hash isn't taken.
   *
   * Cause: It is neither `sha256` nor `sha512`.
   *
   * Remedy: Pass one of them; a hash of another needs a reset.
   */
  invalid_pbkdf_2_algorithm: 400;
  /**
   * The PBKDF2 hash isn't as long as `key_length` says.
   *
   * Cause: The hash was cut off, or the length is in other units.
   *
   * Remedy: Give the length in bytes, of the hash as it is.
   */
  pbkdf_2_key_length_mismatch: 400;
  /**
   * The hash is no MD5 digest.
   *
   * Cause: It isn't hexadecimal, or has another length.
   *
   * Remedy: Encode the digest in hexadecimal.
   */
  invalid_md_5_hash: 400;
  /**
   * The hash is no SHA-1 digest.
   *
   * Cause: It isn't hexadecimal, or has another length.
   *
   * Remedy: Encode the digest in hexadecimal.
   */
  invalid_sha_1_hash: 400;
  /**
   * The hash is no SHA-512 digest.
   *
   * Cause: It isn't hexadecimal, or has another length.
   *
   * Remedy: Encode the digest in hexadecimal.
   */
  invalid_sha_512_hash: 400;
  /**
   * The salt before the password can't be used.
   *
   * Cause: `prepend_salt` is no text, or is too long.
   *
   * Remedy: Copy it from the settings that the hash was made with, and pass `""` if there was none.
   */
  invalid_prepend_salt: 400;
  /**
   * The salt after the password can't be used.
   *
   * Cause: `append_salt` is no text, or is too long.
   *
   * Remedy: Copy it from the settings that the hash was made with, and pass `""` if there was none.
   */
  invalid_append_salt: 400;
  /**
   * The hash doesn't begin as one of phpass does.
   *
   * Cause: It is of another kind.
   *
   * Remedy: Pass a hash that begins with `$P$`, and others by their own `hash_type`.
   */
  invalid_phpass_hash_prefix: 400;
  /**
   * The hash isn't in the form of phpass.
   *
   * Cause: It was cut off.
   *
   * Remedy: Pass it whole.
   */
  invalid_phpass_hash_format: 400;
  /**
   * No OAuth token is like this.
   *
   * Cause: It was used, has expired, or was cut off.
   *
   * Remedy: Send the user to the provider's start again.
   */
  oauth_token_not_found: 400;
  /**
   * The provider isn't known.
   *
   * Cause: It is misspelt, or not one that the API knows.
   *
   * Remedy: Take the name from the path of the provider's start, such as `google`.
   */
  invalid_oauth_provider: 400;
  /**
   * No user was given.
   *
   * Cause: None of `user_id`, `session_token` and `session_jwt` is in the request.
   *
   * Remedy: Pass one of them.
   */
  no_user_selection_arguments: 400;
  /**
   * The provider isn't set up for the project.
   *
   * Cause: The dashboard has no credentials for it in this environment.
   *
   * Remedy: Set the provider up in the dashboard, for test and live each.
   */
  oauth_config_not_found: 404;
  /**
   * The provider didn't confirm the sign-in.
   *
   * Cause: The user refused, or the provider doesn't accept what it gave out itself.
   *
   * Remedy: Send the user to the provider's start again, and offer another way if it happens again.
   */
  unable_to_authorize_oauth_provider: 401;
  /**
   * The provider gave no tokens for its code.
   *
   * Cause: The code was used twice, as after going back in the browser, or came too late.
   *
   * Remedy: Send the user to the provider's start again.
   */
  oauth_auth_code_error: 400;
  /**
   * The user came back from the provider too late.
   *
   * Cause: The sign-in there was begun and left open, or its page was opened again from the history.
   *
   * Remedy: Send the user to the provider's start again.
   */
  expired_oauth_response: 400;
  /**
   * The provider doesn't let this user use your OAuth app.
   *
   * Cause: An administrator of the user's organization at the provider hasn't approved it, or it isn't published.
   *
   * Remedy: Have the app approved or published at the provider, or offer another way.
   */
  oauth_app_not_authorized: 400;
  /**
   * The provider doesn't accept the project's credentials.
   *
   * Cause: The client id or the secret in the dashboard is mistyped, was replaced at the provider, or is of another app there.
   *
   * Remedy: Copy both from the provider's console into the dashboard, for this environment.
   */
  oauth_token_exchange_invalid_client: 400;
  /**
   * The provider doesn't let your OAuth app sign users in like this.
   *
   * Cause: The app there is of another type, or the grant by authorization code is off.
   *
   * Remedy: Make the app in the provider's console one for web servers, with the authorization code grant.
   */
  oauth_token_exchange_unauthorized_client: 400;
  /**
   * The provider couldn't use the request for tokens.
   *
   * Cause: The redirect URI that the provider has isn't exactly the dashboard's, or a setting of the provider is missing there.
   *
   * Remedy: Copy the redirect URI from the dashboard into the provider's console, and compare the other settings.
   */
  oauth_token_exchange_invalid_request: 400;
  /**
   * The provider refuses a scope.
   *
   * Cause: `custom_scopes` of the start has one that is mistyped, or that your OAuth app may not ask for.
   *
   * Remedy: Correct it, or have the scope approved in the provider's console.
   */
  oauth_token_exchange_invalid_scope: 400;
  /**
   * Google's answer lacks something that a sign-in needs.
   *
   * Cause: The scopes for the profile or the email address were refused, or aren't in your app's consent screen.
   *
   * Remedy: Add `openid`, `email` and `profile` to the consent screen in Google's console, and start again.
   */
  oauth_token_exchange_google_missing_information: 400;
  /**
   * The secret of your app at Microsoft has expired.
   *
   * Cause: Microsoft's client secrets end at a date that is chosen when they are made.
   *
   * Remedy: Make a new one in Microsoft Entra, copy its value into the dashboard, and note when it ends.
   */
  oauth_token_exchange_microsoft_expired_secret: 400;
  /**
   * The secret of your app at Microsoft is wrong.
   *
   * Cause: The secret's id was copied in place of its value, or the secret was deleted.
   *
   * Remedy: Copy the value of an active secret from Microsoft Entra into the dashboard; it is shown only when it is made.
   */
  oauth_token_exchange_microsoft_invalid_secret: 400;
  /**
   * The provider gave no new token for the user's refresh token.
   *
   * Cause: The user has taken the access back at the provider, or the refresh token has expired.
   *
   * Remedy: Send the user to the provider's start again, for new tokens.
   */
  unable_to_refresh_oauth_token: 400;
  /**
   * Twitter refused the project's credentials or the user's.
   *
   * Cause: The keys in the dashboard were replaced at Twitter, or the user ended the access there.
   *
   * Remedy: Compare the keys with those in Twitter's developer portal, and start again.
   */
  twitter_401: 401;
  /**
   * Twitter doesn't allow the request.
   *
   * Cause: Your app there lacks a permission, such as reading the email address, or is suspended.
   *
   * Remedy: Check the app's permissions and state in Twitter's developer portal.
   */
  twitter_403: 403;
  /**
   * The signature doesn't fit.
   *
   * Cause: Another wallet signed, another message was signed, or the start was too long ago.
   *
   * Remedy: Get a new message, and let the wallet sign it as it is.
   */
  unable_to_authenticate_crypto_wallet: 401;
  /**
   * What was given is no signature.
   *
   * Cause: It was cut off, or is encoded otherwise: in hexadecimal after `0x` for Ethereum, in base58 for Solana.
   *
   * Remedy: Pass what the wallet gave for the message, unchanged but for the encoding.
   */
  invalid_signature: 400;
  /**
   * The kind of wallet isn't known.
   *
   * Cause: It is neither `ethereum` nor `solana`.
   *
   * Remedy: Pass one of them; all EVM chains are `ethereum`.
   */
  invalid_wallet_type: 400;
  /**
   * The address is none of this kind of wallet.
   *
   * Cause: It was cut off, or is of another chain.
   *
   * Remedy: Pass the address as the wallet gives it.
   */
  invalid_crypto_wallet_address: 400;
  /**
   * The address isn't one of Ethereum.
   *
   * Cause: It isn't `0x` and 40 hexadecimal digits, or the wallet is one of Solana.
   *
   * Remedy: Pass the address as the wallet gives it, with the type of that wallet.
   */
  invalid_ethereum_address: 400;
  /**
   * The address isn't one of Solana.
   *
   * Cause: It isn't 32 bytes in base58, or the wallet is one of Ethereum.
   *
   * Remedy: Pass the address as the wallet gives it, with the type of that wallet.
   */
  invalid_solana_address: 400;
  /**
   * Somebody else has the wallet.
   *
   * Cause: It is to be added to a user, and is another's.
   *
   * Remedy: Let its user sign in, or remove it there first.
   */
  duplicate_wallet_address: 400;
  /**
   * The user has the wallet already.
   *
   * Cause: It was added before.
   *
   * Remedy: Authenticate it without a user.
   */
  duplicate_wallet_address_for_user: 400;
  /**
   * The wallet isn't this user's.
   *
   * Cause: The session or the user is another one's.
   *
   * Remedy: Sign in with the user who has the wallet.
   */
  invalid_wallet_address_user: 400;
  /**
   * Sign-In with Ethereum is only for Ethereum.
   *
   * Cause: `siwe_params` were given for another kind of wallet.
   *
   * Remedy: Leave them out.
   */
  crypto_wallet_type_incompatible_with_siwe: 400;
  /**
   * The domain of the message can't be used.
   *
   * Cause: It has a scheme or a path, or is none.
   *
   * Remedy: Correct it as ERC-4361 says.
   */
  invalid_siwe_domain: 400;
  /**
   * The URI of the message can't be used.
   *
   * Cause: It is no full URI.
   *
   * Remedy: Correct it as ERC-4361 says.
   */
  invalid_siwe_uri: 400;
  /**
   * The chain of the message can't be used.
   *
   * Cause: It isn't a number in digits.
   *
   * Remedy: Correct it as ERC-4361 says.
   */
  invalid_siwe_chain_id: 400;
  /**
   * The statement of the message can't be used.
   *
   * Cause: It has a line break, or characters beyond ASCII.
   *
   * Remedy: Correct it as ERC-4361 says.
   */
  invalid_siwe_statement: 400;
  /**
   * The list of resources of the message can't be used.
   *
   * Cause: One of them is no full URI.
   *
   * Remedy: Correct it as ERC-4361 says.
   */
  invalid_siwe_resource: 400;
  /**
   * The request id of the message can't be used.
   *
   * Cause: It has characters that a URI doesn't.
   *
   * Remedy: Correct it as ERC-4361 says.
   */
  invalid_siwe_message_request_id: 400;
  /**
   * The message isn't good yet.
   *
   * Cause: It was signed before its `not_before`.
   *
   * Remedy: Wait, or leave `not_before` out.
   */
  siwe_message_not_valid_yet: 400;
  /**
   * The message is no longer good.
   *
   * Cause: The signature came too late.
   *
   * Remedy: Get a new message.
   */
  siwe_message_expired: 400;
  /**
   * The user has an authenticator app already.
   *
   * Cause: One was set up and verified before.
   *
   * Remedy: Remove it with `users.deleteTOTP` if the user wants another, then create anew.
   */
  active_totp_exists: 400;
  /**
   * The user has an authenticator app that is not verified yet.
   *
   * Cause: One was created, perhaps by a call whose answer was lost, and no code of it was authenticated.
   *
   * Remedy: Let the user enter a code of that one, or remove it with `users.deleteTOTP` and create anew.
   */
  pending_totp_exists: 400;
  /**
   * The user has recovery codes already.
   *
   * Cause: They came with an authenticator app that was set up before.
   *
   * Remedy: Remove that app with `users.deleteTOTP`, then create anew, or go on with it.
   */
  recovery_codes_already_exist: 400;
  /**
   * The code is wrong.
   *
   * Cause: It was mistyped, is of another account in the app, or the clock of the device is off.
   *
   * Remedy: Let the user try the next code, and set the clock of the device to automatic if that is wrong, too. Wrong codes can lock the user.
   */
  unable_to_authenticate_totp: 401;
  /**
   * What was given is no code of an authenticator app.
   *
   * Cause: It isn't six digits.
   *
   * Remedy: Remove spaces from the input, and check for six digits before you send it.
   */
  invalid_totp_code: 400;
  /**
   * The code was used before.
   *
   * Cause: The form was sent twice, the call was repeated after a lost answer, or somebody else has used the code.
   *
   * Remedy: Let the user wait for the next code, which takes half a minute at most.
   */
  totp_code_already_authenticated: 401;
  /**
   * What was given is a recovery code.
   *
   * Cause: The user typed it where the app's code belongs.
   *
   * Remedy: Send it as the `recovery_code` of `totps.recover`.
   */
  recovery_code_used_as_totp_code: 400;
  /**
   * What was given is a code of the app.
   *
   * Cause: The user typed it where a recovery code belongs.
   *
   * Remedy: Send it as the `totp_code` of `totps.authenticate`.
   */
  totp_code_used_as_recovery_code: 400;
  /**
   * The authenticator app was not verified in time.
   *
   * Cause: `expiration_minutes` passed before a first code of it was authenticated.
   *
   * Remedy: Remove it with `users.deleteTOTP`, create another with `totps.create`, and let the user scan that.
   */
  expired_totp: 400;
  /**
   * The user has no authenticator app.
   *
   * Cause: None was set up, or it was removed.
   *
   * Remedy: Set one up with `totps.create`, or ask for another factor.
   */
  totps_not_found_for_user: 404;
  /**
   * The recovery code can't be used.
   *
   * Cause: It was mistyped, was used before, or is of an app that was removed.
   *
   * Remedy: Let the user try another of their codes. Wrong ones can lock the user.
   */
  unable_to_authenticate_recovery_code: 401;
  /**
   * What was given is no recovery code.
   *
   * Cause: It isn't three groups of four letters and digits.
   *
   * Remedy: Keep the hyphens, remove spaces, and send lower case.
   */
  invalid_recovery_code: 400;
  /**
   * The user has no recovery code.
   *
   * Cause: All of them were used, or no authenticator app was set up.
   *
   * Remedy: Prove the user in another way, then remove the app with `users.deleteTOTP` and create another, which comes with new codes.
   */
  recovery_codes_not_found: 404;
  /**
   * The user has no factor that recovery codes stand in for.
   *
   * Cause: No authenticator app was verified, or it was removed.
   *
   * Remedy: Prove the user in another way, and set an authenticator app up with `totps.create`.
   */
  no_active_recovery_code_backed_factor: 400;
  /**
   * What was given is no domain.
   *
   * Cause: It has a scheme, a port or a path.
   *
   * Remedy: Pass the host name of the page alone, such as `example.com`.
   */
  invalid_domain: 400;
  /**
   * The kind of authenticator is unknown.
   *
   * Cause: It is neither `platform` nor `cross-platform`.
   *
   * Remedy: Pass one of the two, or leave `authenticator_type` out to allow both.
   */
  invalid_authenticator_type: 400;
  /**
   * A pending user can't register a passkey or device.
   *
   * Cause: The user was created as pending or invited, and hasn't authenticated yet.
   *
   * Remedy: Let them sign in by a magic link or a passcode first, which makes them active.
   */
  cannot_use_webauthn_with_pending_user: 400;
  /**
   * The user has too many registrations on the domain.
   *
   * Cause: Passkeys and devices were added over time and none was removed.
   *
   * Remedy: Let the user choose one that they no longer use, and remove it with `users.deleteWebAuthnRegistration`.
   */
  too_many_user_registrations_for_domain: 400;
  /**
   * No registration is waiting to be finished.
   *
   * Cause: It was not started, was finished before, was too long ago, or was started for another user.
   *
   * Remedy: Start again with `webauthn.registerStart`, and send `user_id` as there.
   */
  no_pending_webauthn_registration: 400;
  /**
   * The credential doesn't prove the registration.
   *
   * Cause: It answers another start's challenge, or was made on a page of another domain.
   *
   * Remedy: Start again with `webauthn.registerStart`, with the domain of the page that calls the browser.
   */
  unable_to_register_webauthn_registration: 401;
  /**
   * The credential's public key can't be used.
   *
   * Cause: It was changed on its way, or is of an algorithm that the start didn't offer.
   *
   * Remedy: Give the browser the options of `webauthn.registerStart` unchanged, and send the whole credential.
   */
  invalid_public_key: 400;
  /**
   * The passkey or device is registered already.
   *
   * Cause: The user has registered it before.
   *
   * Remedy: Tell the user that they can sign in with it; nothing is left to do.
   */
  duplicate_webauthn_registration: 400;
  /**
   * The registration is for another domain.
   *
   * Cause: The page is on another domain than the one given at the start.
   *
   * Remedy: Give the same `domain` throughout; a parent that the pages share, such as `example.com`, serves all of its subdomains.
   */
  invalid_webauthn_registration_domain: 400;
  /**
   * The credential is not one that a browser makes.
   *
   * Cause: `public_key_credential` is not JSON in a string, was changed on its way, or was made by hand.
   *
   * Remedy: Send `JSON.stringify` of what `navigator.credentials` gave, as a string.
   */
  invalid_public_key_credential: 400;
  /**
   * The credential's `id` can't be read.
   *
   * Cause: It is not in base64url or base64.
   *
   * Remedy: Send the value that the credential's own `toJSON` gives, in base64url, as it is.
   */
  invalid_public_key_credential_invalid_id: 400;
  /**
   * The credential has no `id`.
   *
   * Cause: The fields of the credential were copied one by one, and this one was left out.
   *
   * Remedy: Send `JSON.stringify` of the whole credential.
   */
  invalid_public_key_credential_missing_id_field: 400;
  /**
   * The credential has no `response`.
   *
   * Cause: The fields of the credential were copied one by one, and this one was left out.
   *
   * Remedy: Send `JSON.stringify` of the whole credential.
   */
  invalid_public_key_credential_missing_response_field: 400;
  /**
   * The credential's `response` has no `clientDataJSON`.
   *
   * Cause: The fields of the credential were copied one by one, and this one was left out.
   *
   * Remedy: Send `JSON.stringify` of the whole credential.
   */
  invalid_public_key_credential_missing_client_data_json_field: 400;
  /**
   * The credential's `clientDataJSON` can't be read.
   *
   * Cause: It was decoded or encoded anew on its way, or is an empty object, as `JSON.stringify` makes of bytes.
   *
   * Remedy: Send the value that the credential's own `toJSON` gives, in base64url, as it is.
   */
  invalid_public_key_credential_malformed_client_data_json: 400;
  /**
   * The credential's `response` has no `attestationObject`.
   *
   * Cause: What `navigator.credentials.get` gave was sent to the call that takes what `navigator.credentials.create` gives, or the field was left out.
   *
   * Remedy: Send to `webauthn.register` what `navigator.credentials.create` gives, whole.
   */
  invalid_public_key_credential_missing_attestation_object_field: 400;
  /**
   * The credential's `attestationObject` can't be read.
   *
   * Cause: It was decoded or encoded anew on its way, or is an empty object, as `JSON.stringify` makes of bytes.
   *
   * Remedy: Send the value that the credential's own `toJSON` gives, in base64url, as it is.
   */
  invalid_public_key_credential_malformed_attestation_object: 400;
  /**
   * The credential's `response` has no `authenticatorData`.
   *
   * Cause: What `navigator.credentials.create` gave was sent to the call that takes what `navigator.credentials.get` gives, or the field was left out.
   *
   * Remedy: Send to `webauthn.authenticate` what `navigator.credentials.get` gives, whole.
   */
  invalid_public_key_credential_missing_authenticator_data_field: 400;
  /**
   * The authenticator's data can't be read.
   *
   * Cause: It was decoded or encoded anew on its way, or is an empty object, as `JSON.stringify` makes of bytes.
   *
   * Remedy: Send the value that the credential's own `toJSON` gives, in base64url, as it is.
   */
  invalid_public_key_credential_invalid_authenticator_data: 400;
  /**
   * The credential's `response` has no `signature`.
   *
   * Cause: What `navigator.credentials.create` gave was sent to the call that takes what `navigator.credentials.get` gives, or the field was left out.
   *
   * Remedy: Send to `webauthn.authenticate` what `navigator.credentials.get` gives, whole.
   */
  invalid_public_key_credential_missing_signature_field: 400;
  /**
   * The credential's signature can't be read or is wrong.
   *
   * Cause: It was changed on its way, or the authenticator signed other data.
   *
   * Remedy: Start again, and send the new credential unchanged.
   */
  invalid_public_key_credential_invalid_signature: 400;
  /**
   * The user has no passkey or device on the domain.
   *
   * Cause: None was registered there, or the registration was never finished.
   *
   * Remedy: Ask for another factor, or start without `user_id` so that the browser offers any passkey it has.
   */
  no_active_webauthn_registrations: 400;
  /**
   * The passkey or device doesn't prove the user.
   *
   * Cause: It answers another start's challenge, or one that is used or too old; or its signature is wrong.
   *
   * Remedy: Start again with `webauthn.authenticateStart`, and send the answer within five minutes.
   */
  unable_to_auth_webauthn_registration: 401;
  /**
   * The name of the registration is empty.
   *
   * Cause: `name` is `""`.
   *
   * Remedy: Ask the user for a name, and send at least one character.
   */
  empty_webauthn_registration_name: 400;
  /**
   * No M2M client has this id.
   *
   * Cause: It was deleted, or is of another project or environment.
   *
   * Remedy: Compare the id with those that `m2m.clients.search` finds; after a repeated delete, take it as done.
   */
  m2m_client_not_found: 404;
  /**
   * The secret is too easy to guess.
   *
   * Cause: It is short, or repeats itself.
   *
   * Remedy: Leave it out, and have one made.
   */
  insecure_m2m_client_secret: 400;
  /**
   * The secret can't be used.
   *
   * Cause: It has characters that no secret may have.
   *
   * Remedy: Leave it out, and have one made.
   */
  m2m_client_invalid_client_secret: 400;
  /**
   * The secret is too long.
   *
   * Cause: It is no secret, but a key or a token.
   *
   * Remedy: Leave it out, and have one made.
   */
  client_secret_too_long: 400;
  /**
   * Another client has this id.
   *
   * Cause: It was brought along before.
   *
   * Remedy: Leave it out, or update the client that is there.
   */
  duplicate_m2m_client_id: 400;
  /**
   * The id can't be used.
   *
   * Cause: It has characters that no id may have, or is too long.
   *
   * Remedy: Leave it out, and have one made.
   */
  m2m_client_invalid_client_id: 400;
  /**
   * The name can't be used.
   *
   * Cause: It is too long, or has characters that no name may have.
   *
   * Remedy: Choose a short name of plain letters, digits and spaces.
   */
  m2m_client_invalid_client_name: 400;
  /**
   * The description can't be used.
   *
   * Cause: It is too long, or has characters that no description may have.
   *
   * Remedy: Shorten it to a plain sentence, and keep the rest in `trusted_metadata`.
   */
  m2m_client_invalid_client_description: 400;
  /**
   * A scope can't be used.
   *
   * Cause: It is empty, or has a blank.
   *
   * Remedy: Use letters, digits, colons and the like.
   */
  invalid_m2m_client_scope: 400;
  /**
   * The client has too many scopes.
   *
   * Cause: There is a limit, which is not published.
   *
   * Remedy: Use wider scopes.
   */
  too_many_m2m_client_scopes: 400;
  /**
   * The project has as many clients as its plan allows.
   *
   * Cause: Clients that nobody uses were never deleted.
   *
   * Remedy: Delete some, or change the plan.
   */
  too_many_m2m_clients_for_billing_tier: 400;
  /**
   * The status isn't known.
   *
   * Cause: It is neither `active` nor `inactive`.
   *
   * Remedy: Pass one of them.
   */
  invalid_m2m_client_status: 400;
  /**
   * The client's status doesn't allow it.
   *
   * Cause: The client is inactive.
   *
   * Remedy: Make it active first.
   */
  m2m_client_invalid_status: 400;
  /**
   * The secret is being exchanged already.
   *
   * Cause: An exchange was begun, and neither finished nor cancelled.
   *
   * Remedy: Finish or cancel it. If its secret was lost, cancel it.
   */
  m2m_client_already_rotating_secret: 400;
  /**
   * No secret is being exchanged.
   *
   * Cause: None was begun, or it was finished or cancelled.
   *
   * Remedy: Begin one first.
   */
  m2m_client_not_rotating_secret: 400;
  /**
   * A condition has no name.
   *
   * Cause: `filter_name` is missing.
   *
   * Remedy: Name what to filter by.
   */
  m2m_search_missing_filter_name: 400;
  /**
   * A condition has no value.
   *
   * Cause: `filter_value` is missing.
   *
   * Remedy: Give the values to look for.
   */
  m2m_search_missing_filter_value: 400;
  /**
   * The name of a condition is no text.
   *
   * Cause: `filter_name` is of another type.
   *
   * Remedy: Name what to filter by.
   */
  m2m_search_filter_name_must_be_string: 400;
  /**
   * The name of a condition isn't known.
   *
   * Cause: `filter_name` is none of `client_id`, `client_name` and `scopes`.
   *
   * Remedy: Pass one of them.
   */
  m2m_search_filter_name_not_recognized: 400;
  /**
   * The value of a condition is no list of texts.
   *
   * Cause: `filter_value` is a single text.
   *
   * Remedy: Put it into a list.
   */
  m2m_search_expected_array_of_strings: 400;
  /**
   * The secret is being exchanged already.
   *
   * Cause: An exchange was begun, and neither finished nor cancelled.
   *
   * Remedy: Finish or cancel it. If its secret was lost, cancel it.
   */
  connected_app_already_rotating_secret: 400;
  /**
   * No secret is being exchanged.
   *
   * Cause: None was begun, or it was finished or cancelled.
   *
   * Remedy: Begin one first.
   */
  connected_app_not_rotating_secret: 400;
  /**
   * The app has no secret.
   *
   * Cause: It is public, and proves itself by PKCE.
   *
   * Remedy: Create an app of another type, if it can keep a secret.
   */
  public_connected_apps_do_not_have_secrets: 400;
  /**
   * The type isn't known.
   *
   * Cause: `client_type` is none of the four.
   *
   * Remedy: Pass one of them.
   */
  invalid_connected_app_type: 400;
  /**
   * Only your own apps may have full access.
   *
   * Cause: `full_access_allowed` was asked for another's app.
   *
   * Remedy: Leave it out.
   */
  third_party_clients_cannot_use_full_access: 400;
  /**
   * Only your own apps may do without consent.
   *
   * Cause: `bypass_consent_for_offline_access` was asked for another's app.
   *
   * Remedy: Leave it out.
   */
  third_party_clients_require_consent_for_offline_access: 400;
  /**
   * A redirect URL can't be used.
   *
   * Cause: It is no full URL, or has a fragment.
   *
   * Remedy: Pass a full URL.
   */
  connected_app_invalid_redirect_url: 400;
  /**
   * A redirect URL has no scheme.
   *
   * Cause: It begins with the host.
   *
   * Remedy: Put `https://` in front.
   */
  connected_app_redirect_url_must_include_scheme: 400;
  /**
   * A redirect URL isn't https.
   *
   * Cause: It is plain http, or of an app's own scheme.
   *
   * Remedy: Use https.
   */
  connected_app_redirect_url_must_use_https_scheme: 400;
  /**
   * A redirect URL is neither http nor https.
   *
   * Cause: It has an app's own scheme.
   *
   * Remedy: Use https.
   */
  connected_app_redirect_url_must_use_http_or_https_scheme: 400;
  /**
   * A redirect URL is http, and not on the user's own machine.
   *
   * Cause: Only `127.0.0.1` and `[::1]` may be plain http.
   *
   * Remedy: Use https.
   */
  connected_app_redirect_url_http_scheme_must_use_loopback: 400;
  /**
   * A redirect URL has the host localhost.
   *
   * Cause: The name may lead elsewhere.
   *
   * Remedy: Use `127.0.0.1`.
   */
  connected_app_redirect_url_cannot_use_localhost: 400;
  /**
   * A URL can't be used.
   *
   * Cause: `logo_url`, or another URL of the app, has no scheme or host.
   *
   * Remedy: Pass a full https URL.
   */
  invalid_url: 400;
  /**
   * Access tokens can't last so long, or so short.
   *
   * Cause: `access_token_expiry_minutes` is out of range.
   *
   * Remedy: Choose less, or leave it out for an hour.
   */
  idp_invalid_access_token_expiry_minutes: 400;
  /**
   * The audience can't be used.
   *
   * Cause: It is empty, or no text that an audience may be.
   *
   * Remedy: Pass a URL or a name.
   */
  idp_invalid_access_token_custom_audience: 400;
  /**
   * The template can't be used.
   *
   * Cause: It isn't JSON with placeholders that are known.
   *
   * Remedy: Compare it with the provider's page on templates.
   */
  idp_invalid_access_token_jwt_template: 400;
  /**
   * The settings of the app don't go together.
   *
   * Cause: Some are only for apps of another type.
   *
   * Remedy: Compare the settings with what each is for, and leave out those of other types; `error_message` may name one.
   */
  connected_app_misconfigured_client: 400;
  /**
   * The project has as many apps as it may.
   *
   * Cause: Apps that nobody uses were never deleted.
   *
   * Remedy: Delete some.
   */
  too_many_connected_apps: 400;
  /**
   * The redirect URL isn't one of the app's.
   *
   * Cause: It differs, if only by a slash, or the request is forged.
   *
   * Remedy: Don't send the browser there. Add the URL to the app if it is right.
   */
  connected_app_supplied_redirect_url_not_found_in_client: 401;
  /**
   * A scope isn't known.
   *
   * Cause: The app asks for one that neither OpenID nor your RBAC policy has.
   *
   * Remedy: Add it to the policy, or ask for less.
   */
  oauth_invalid_scope_requested: 400;
  /**
   * No user was given.
   *
   * Cause: None of `user_id`, `session_token` and `session_jwt` is in the request.
   *
   * Remedy: Pass one of them.
   */
  no_oauth_authorize_user_selector: 400;
  /**
   * The app needs PKCE.
   *
   * Cause: It is public, and sent no `code_challenge`.
   *
   * Remedy: Let the app send one.
   */
  pkce_required_for_idp_authorization_flow: 400;
  /**
   * What was given is no client id.
   *
   * Cause: It was cut off, or is an id of something else, such as the project's.
   *
   * Remedy: Pass the `client_id` as it was answered when the client was created.
   */
  invalid_client_id: 400;
  /**
   * What was given is no secret of a client.
   *
   * Cause: It was cut off, or is the project's secret.
   *
   * Remedy: Pass the `client_secret` as it was answered at the client's creation, or the one that a rotation has put in its place.
   */
  invalid_client_secret: 400;
  /**
   * The project has no page that asks users for their consent.
   *
   * Cause: Its URL isn't set for this environment.
   *
   * Remedy: Set the authorization URL in the dashboard, among the settings of Connected Apps.
   */
  authorization_endpoint_not_configured_for_project: 400;
  /**
   * The app asks for no prompt and for one.
   *
   * Cause: `prompt` has `none` beside another value.
   *
   * Remedy: Let the app send `none` alone, or leave it out.
   */
  oidc_prompt_none_must_be_exclusive: 400;
  /**
   * The user's consent for the app was taken back.
   *
   * Cause: It was revoked by the user or by `users.revoke`.
   *
   * Remedy: Let the app send the user through the authorization again.
   */
  connected_app_consent_revoked: 401;
  /**
   * The project id and the secret don't belong together.
   *
   * Cause: A mistyped or rotated secret, or a secret of another project. The fraud host says so by this name.
   *
   * Remedy: Copy both from the project's API keys page.
   */
  unauthorized_credentials_error: 401;
  /**
   * No fingerprint has this id.
   *
   * Cause: It has expired, was made up, or is of another project.
   *
   * Remedy: Treat the visitor as one to block, or let the script run again.
   */
  telemetry_id_not_found: 404;
  /**
   * A name of your own can't be used.
   *
   * Cause: It is longer than 65 characters, or has others than letters, digits and `_-+.@`.
   *
   * Remedy: Use an id rather than a text.
   */
  invalid_external_metadata: 400;
  /**
   * The rule names nobody that is known.
   *
   * Cause: The id or fingerprint was cut off, or is of another kind.
   *
   * Remedy: Take it from a lookup, and pass it under its own name.
   */
  invalid_fingerprint_or_id: 400;
  /**
   * The action isn't known.
   *
   * Cause: It is none of `ALLOW`, `CHALLENGE`, `BLOCK` and `NONE`.
   *
   * Remedy: Pass one of them.
   */
  invalid_action_for_rules: 400;
  /**
   * What was given is no block of addresses.
   *
   * Cause: It isn't an IPv4 address with a prefix.
   *
   * Remedy: Write it as `203.0.113.0/24`.
   */
  invalid_cidr_block: 400;
  /**
   * The block of addresses is too large.
   *
   * Cause: The prefix is below 16 or above 32.
   *
   * Remedy: Take a smaller block, or several.
   */
  cidr_block_invalid_prefix: 400;
  /**
   * What was given is no autonomous system number.
   *
   * Cause: It isn't a number of at most 4294967295 in digits.
   *
   * Remedy: Pass the digits alone, without `AS`.
   */
  invalid_asn: 400;
  /**
   * What was given is no country.
   *
   * Cause: It isn't two letters of ISO 3166-1.
   *
   * Remedy: Pass two capital letters.
   */
  invalid_country_code: 400;
  /**
   * A country can't be allowed.
   *
   * Cause: The rule is `ALLOW` for a country.
   *
   * Remedy: Block or challenge others, or allow narrower names.
   */
  invalid_country_code_allow_rule: 400;
  /**
   * The cursor can't be used.
   *
   * Cause: It was cut off, or is of another list.
   *
   * Remedy: Pass the `next_cursor` of the page before, or begin again.
   */
  dfp_rule_invalid_cursor: 400;
  /**
   * The token of the impersonation can't be used.
   *
   * Cause: It was used, has expired, or is none.
   *
   * Remedy: Begin again in the dashboard.
   */
  unable_to_auth_impersonation_token: 401;
  /**
   * Nobody may act in a user's place.
   *
   * Cause: It is switched off for the project.
   *
   * Remedy: Switch it on in the dashboard.
   */
  user_impersonation_not_allowed: 400;
}

/** The error types the document knows. The API may answer others. */
export type ErrorType = keyof ErrorTypes;

/** Those that are rate limits: the API did nothing, and takes the same call after a pause. Other 429s are refusals. */
export const rateLimits: readonly ErrorType[] = ["too_many_requests"];
