import { Module } from "@nestjs/common";
import { stytchProvider } from "./stytch.provider";
import { UsersController } from "./users.controller";
import { UsersService } from "./users.service";

@Module({ controllers: [UsersController], providers: [stytchProvider, UsersService] })
export class AppModule {}
