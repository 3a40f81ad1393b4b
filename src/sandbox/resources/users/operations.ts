import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { documentValidator } from "../../../validate/document.ts";
import type { Schema } from "../../../validate/rules.ts";
import { ApiError } from "../../errors/api-error.ts";
import { requireValid } from "../../errors/require-valid.ts";
import { readCursor, writeCursor } from "../../store/cursor.ts";
import type { Operation, OperationsOf } from "../operation.ts";
import { passwords } from "../passwords/collection.ts";
import { policy } from "../rbac/collection.ts";
import { users } from "./collection.ts";
import { expireLock } from "./expire-lock.ts";
import { factors, makeFactor, type Factors } from "./factors.ts";
import { fieldErrors, searchFieldErrors } from "./field-errors.ts";
import { mergeMetadata } from "./metadata.ts";
import { removeFactor } from "./remove-factor.ts";
import { checkQuery, dropEmptyQuery, leaveOutOperands } from "./search/query.ts";
import { makeName, makeRoles, makeUser } from "./user.ts";

const DEFAULT_LIMIT = 100;
const EXCHANGED_FIELDS = ["email_address", "phone_number"] as const;
const NOT_UPDATED = ["emails", "phone_numbers", "crypto_wallets"];

/** The operations on users. */
export const operations: OperationsOf = {
  api_user_v1_Create: {
    check({ email, phone_number }) {
      if (email === undefined && phone_number === undefined) {
        throw new ApiError(
          "invalid_create_user_request",
          "email and phone_number are missing, and a user needs one of them. Give either or both.",
        );
      }
    },

    run({ body, store, clock, ids }) {
      const { email, phone_number, roles = [] } = body;
      const user = makeUser(
        {
          emails: email === undefined ? [] : [makeFactor("emails", { email }, ids)],
          external_id: body.external_id ?? null,
          name: makeName(body.name ?? {}),
          phone_numbers:
            phone_number === undefined ? [] : [makeFactor("phone_numbers", { phone_number }, ids)],
          roles: makeRoles(roles),
          status: body.create_user_as_pending ? "pending" : "active",
          trusted_metadata: mergeMetadata("trusted_metadata", {}, body.trusted_metadata),
          untrusted_metadata: mergeMetadata("untrusted_metadata", {}, body.untrusted_metadata),
        },
        { clock, ids },
      );
      store.get(policy).requireRoles(roles);
      store.get(users).add(user);
      return {
        // Recorded answers have "" for the factor that wasn't given.
        email_id: user.emails[0]?.email_id ?? "",
        phone_id: user.phone_numbers[0]?.phone_id ?? "",
        status: user.status,
        user,
        user_id: user.user_id,
      };
    },
  },

  api_user_v1_Search: {
    rateLimit: 150,
    fieldErrors: searchFieldErrors,
    normalize: dropEmptyQuery,
    check: ({ query }) => checkQuery(query),
    unchecked: leaveOutOperands,

    run({ body, store, clock }) {
      const { query, limit = DEFAULT_LIMIT, cursor } = body;
      const all = store.get(users);
      const last = cursor ? readCursor(cursor, all.salt) : undefined;
      if (cursor && !last) throw new ApiError("user_search_invalid_cursor");
      const { matches } = all.search(query);
      const { items, isLast } = matches.page(limit, last);
      const now = clock.now();
      return {
        results: items.map(({ value }) => expireLock(value, now)),
        results_metadata: {
          next_cursor: isLast ? null : writeCursor(items.at(-1)!, all.salt),
          total: matches.size,
        },
      };
    },
  },

  api_user_v1_Get: {
    run: ({ params, store }) => store.get(users).require(params.user_id),
  },

  api_user_v1_Update: {
    check(body) {
      const factor = NOT_UPDATED.find((name) => body[name] !== undefined);
      if (factor) {
        throw new ApiError(
          "update_user_auth_method_not_allowed",
          `${factor} can't be changed by an update. Leave it out, and use the calls for the factor itself.`,
        );
      }
    },

    run({ params, body, store }) {
      const old = store.get(users).require(params.user_id);
      const { roles, trusted_metadata, untrusted_metadata } = body;
      const user = {
        ...old,
        external_id: body.external_id ?? old.external_id,
        name: makeName(body.name ?? {}, old.name),
        roles: roles ? makeRoles(roles) : old.roles,
        trusted_metadata: mergeMetadata("trusted_metadata", old.trusted_metadata, trusted_metadata),
        untrusted_metadata: mergeMetadata("untrusted_metadata", old.untrusted_metadata, untrusted_metadata),
      };
      store.get(policy).requireRoles(roles ?? []);
      store.get(users).save(user);
      const { crypto_wallets, emails, phone_numbers, user_id } = user;
      return { crypto_wallets, emails, phone_numbers, user, user_id };
    },
  },

  api_user_v1_Delete: {
    run({ params, store }) {
      const { user_id } = store.get(users).require(params.user_id);
      store.get(users).delete(user_id);
      return { user_id };
    },
  },

  api_user_v1_ExchangePrimaryFactor: {
    check(body) {
      const given = EXCHANGED_FIELDS.filter((field) => body[field] !== undefined);
      if (given.length !== 1) throw new ApiError("invalid_exchange_primary_factor_fields");
      // By the given field's own schema: that of the whole body would only say that it is neither of two.
      const { oneOf } = documentValidator.schema("api_user_v1_ExchangePrimaryFactorRequest");
      const branches = oneOf as readonly (Schema & { readonly required: readonly string[] })[];
      const schema = branches.find(({ required }) => required[0] === given[0])!;
      requireValid({ validator: documentValidator, schema, fieldErrors }, body);
    },

    run({ params, body, store, ids }) {
      const old = store.get(users).require(params.user_id);
      if (!isExchangeable(old)) throw new ApiError("invalid_exchange_primary_factor_user");
      const { email_address: email, phone_number } = body;
      const user = {
        ...old,
        emails: email === undefined ? [] : [makeFactor("emails", { email }, ids)],
        phone_numbers: phone_number === undefined ? [] : [makeFactor("phone_numbers", { phone_number }, ids)],
      };
      store.get(users).save(user);
      return { user, user_id: user.user_id };
    },
  },

  // A user who has none stays as they are.
  api_user_v1_DeleteExternalId: {
    run({ params, store }) {
      const user = { ...store.get(users).require(params.user_id), external_id: null };
      store.get(users).save(user);
      return { user, user_id: user.user_id };
    },
  },

  api_user_v1_DeleteEmail: deleteFactor("emails"),
  api_user_v1_DeletePhoneNumber: deleteFactor("phone_numbers"),
  api_user_v1_DeleteOAuthRegistration: deleteFactor("providers"),
  api_user_v1_DeletePassword: {
    run({ params, store }) {
      const answer = removeFactor("password", params.password_id, store.get(users));
      store.get(passwords).delete(answer.user_id);
      return answer;
    },
  },
  api_user_v1_DeleteWebAuthnRegistration: deleteFactor("webauthn_registrations"),
  api_user_v1_DeleteBiometricRegistration: deleteFactor("biometric_registrations"),
  api_user_v1_DeleteCryptoWallet: deleteFactor("crypto_wallets"),
};

/** The operation that removes a factor of one kind, by the id that its path has. */
function deleteFactor(
  list: keyof Factors,
): Operation<Readonly<Record<string, string>>, unknown, unknown, { user: User; user_id: string }> {
  const { id } = factors[list];
  return { run: ({ params, store }) => removeFactor(list, params[id]!, store.get(users)) };
}

/** That only these two kinds count, and not the likes of passwords, is inferred from what the call can give. */
function isExchangeable({ emails, phone_numbers }: User): boolean {
  return emails.length + phone_numbers.length === 1;
}
