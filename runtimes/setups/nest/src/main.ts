import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function main(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ["error"] });
  await app.listen(0, "127.0.0.1");
  const url = await app.getUrl();
  const post = (): Promise<Response> => fetch(`${url}/users/ada@example.com`, { method: "POST" });
  const { user_id } = (await (await post()).json()) as { user_id: string };
  const user = await (await fetch(`${url}/users/${user_id}`)).json();
  if (user.emails[0].email !== "ada@example.com") throw new Error("another user was got");
  const { status } = await post();
  if (status !== 409) throw new Error(`a second user: ${status}`);
  const calls = await (await fetch(`${url}/users/calls`)).text();
  if (calls !== "made") throw new Error(calls);
  await app.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
