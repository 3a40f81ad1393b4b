import { create } from "./actions";

export default function Page() {
  return (
    <form action={create}>
      <input name="email" type="email" />
    </form>
  );
}
