import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { readTime, writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { magic, magicUser } from "../login/magic-values.ts";
import type { OperationOf, OperationSurroundings } from "../operation.ts";
import { users } from "../users/collection.ts";
import { makeFactor } from "../users/factors.ts";
import { makeAppURI } from "./app-uri.ts";
import { checkUserId } from "./check-user-id.ts";
import { totps, type StoredTOTP } from "./collection.ts";
import { magicApp, magicCreation } from "./magic.ts";
import { makeRecoveryCodes, makeSecret } from "./secret.ts";

const DEFAULT_MINUTES = 24 * 60;

type Drawing = typeof import("./qr-code.ts");

/** Adds an authenticator app to a user, to be verified by its first code. */
export const create: OperationOf<"api_totp_v1_Create", Drawing> = {
  check: checkUserId,
  // Few who start a sandbox need it.
  prepare: () => import("./qr-code.ts"),

  run({ body, ...surroundings }, { drawQRCode }) {
    if (body.user_id === magic.user_id) {
      const uri = makeAppURI(magicApp.secret, magicUser(surroundings));
      return magicCreation(drawQRCode(uri), surroundings);
    }
    const { store, clock, ids } = surroundings;
    const { expiration_minutes: minutes = DEFAULT_MINUTES } = body;
    const before = withoutExpired(store.get(users).require(body.user_id), surroundings);
    if (before.totps.some(({ verified }) => verified)) throw new ApiError("active_totp_exists");
    if (before.totps.length > 0) throw new ApiError("pending_totp_exists");

    const { user_id } = before;
    const factor = makeFactor("totps", {}, ids);
    const { totp_id } = factor;
    const user = { ...before, totps: [factor] };
    const totp: StoredTOTP = {
      expires_at: writeTime(clock.now() + minutes * 60_000),
      recovery_codes: makeRecoveryCodes(ids),
      secret: makeSecret(ids),
      totp_id,
      used_steps: [],
      user_id,
    };
    store.get(totps).deleteWhere("user_id", user_id);
    store.get(totps).add(totp);
    store.get(users).save(user);
    const { secret, recovery_codes } = totp;
    const qr_code = drawQRCode(makeAppURI(secret, user));
    return { qr_code, recovery_codes: [...recovery_codes], secret, totp_id, user, user_id };
  },
};

/** Another app takes the place of one that wasn't verified in time. */
function withoutExpired(user: User, { store, clock }: OperationSurroundings): User {
  const isExpired = ({ totp_id, verified }: User["totps"][number]): boolean => {
    const stored = store.get(totps).get(totp_id);
    return !verified && stored !== undefined && readTime(stored.expires_at)! <= clock.now();
  };
  return { ...user, totps: user.totps.filter((totp) => !isExpired(totp)) };
}
