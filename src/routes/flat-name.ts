/** The name of an operation's flat function: `apiUserV1DeleteTOTP` for `api_user_v1_DeleteTOTP`. */
export function flatName(operationId: string): string {
  const name = operationId.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
