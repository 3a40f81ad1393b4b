/** The reason why a gateway's address can't be called; nothing, if it can. */
export function gatewayProblem(address: string): string | undefined {
  if (address.trim() === "") return "Enter the address of your gateway to send calls to it.";
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return "This is no complete address, such as https://app.example.com/api/stytch.";
  }
  if (url.username !== "" || url.password !== "")
    return "Leave the name and the password out of the address.";
  if (url.search !== "" || url.hash !== "") return "Leave out what follows the path.";
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return undefined;
  return "Use https. Only a gateway on this machine may be http.";
}

function isLoopback(host: string): boolean {
  // Those that the pages' policy lets through, too.
  return host === "localhost" || host === "127.0.0.1";
}
