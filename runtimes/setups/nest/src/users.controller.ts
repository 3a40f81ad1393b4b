import { Controller, Get, Param, Post } from "@nestjs/common";
import { UsersService } from "./users.service";

@Controller("users")
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get("calls")
  makeCalls(): Promise<string> {
    return this.users.makeCalls();
  }

  @Get(":user_id")
  get(@Param("user_id") user_id: string) {
    return this.users.get(user_id);
  }

  @Post(":email")
  create(@Param("email") email: string): Promise<{ user_id: string }> {
    return this.users.create(email);
  }
}
