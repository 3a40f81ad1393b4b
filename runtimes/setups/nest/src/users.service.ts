import { ConflictException, Inject, Injectable } from "@nestjs/common";
import { isStytchError, type Stytch } from "stytch-fetch";
import { makeCalls, readOptions } from "./calls";
import { STYTCH } from "./stytch.provider";

@Injectable()
export class UsersService {
  constructor(@Inject(STYTCH) private readonly stytch: Stytch) {}

  // With no type of its own: what the compiler writes into the declarations is the package's.
  get(user_id: string) {
    return this.stytch.users.get({ user_id });
  }

  async create(email: string): Promise<{ user_id: string }> {
    try {
      const { user_id } = await this.stytch.users.create({ email });
      return { user_id };
    } catch (error) {
      if (isStytchError(error, "duplicate_email")) throw new ConflictException();
      throw error;
    }
  }

  async makeCalls(): Promise<string> {
    await makeCalls(readOptions());
    return "made";
  }
}
