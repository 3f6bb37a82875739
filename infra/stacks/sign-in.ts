import type { DataStack } from './data-stack.ts';

/** As Cognito writes it into every token. */
const issuerOf = (data: DataStack): string =>
  `https://cognito-idp.${data.region}.amazonaws.com/${data.userPool.userPoolId}`;

/** An AWS-compatible endpoint serves the key set itself; the issuer in its tokens stays Cognito's. */
const keySetOf = (data: DataStack, endpoint: string | undefined): string =>
  endpoint === undefined ? issuerOf(data) : `${endpoint}/${data.userPool.userPoolId}`;

/** Where access tokens come from and how functions check them. */
export const signInEnvironment = (data: DataStack, endpoint: string | undefined): Record<string, string> => ({
  SIGN_IN_ISSUER: issuerOf(data),
  SIGN_IN_JWKS_URL: `${keySetOf(data, endpoint)}/.well-known/jwks.json`,
  SIGN_IN_CLIENT_ID: data.userPoolClient.userPoolClientId,
});
