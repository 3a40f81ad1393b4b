// What is loaded when a token is first checked.
export { createLocalJWKSet } from "jose/jwks/local";
export { jwtVerify } from "jose/jwt/verify";
