import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { LocalAccount } from './local-account.ts';
import type { SignInSecrets } from './signing-key.ts';

export const CLIENT_ID = 'sapa-console';
export const TOKEN_SCOPE = 'openid profile';
export const AUDIENCE = 'urn:sapa:api';

/** A working day. */
export const TOKEN_SECONDS = 12 * 3600;

/** The claims of Cognito's access token that say who it is for; time and signature come from whoever issues it. */
export const accountClaims = (account: LocalAccount): Readonly<Record<string, unknown>> => ({
  username: account.accountId,
  'cognito:groups': [`office:${account.officeId}`, ...account.roles.map((role) => `role:${role}`)],
  client_id: CLIENT_ID,
  token_use: 'access',
  scope: TOKEN_SCOPE,
  version: 2,
});

const machineSeconds = () => Math.floor(Date.now() / 1000);

/**
 * Seconds from the machine's now until a token ends. Tokens are checked by the movable clock, so while that is ahead of
 * the machine they must last that much longer.
 */
export const lifetimeSeconds = (clock: Clock): number =>
  Math.max(0, Math.floor(millisOf(clock.now()) / 1000) - machineSeconds()) + TOKEN_SECONDS;

export type TokenMaker = (account: LocalAccount) => Promise<string>;

/** Signs access tokens without a sign-in page, with the key and claims of one that went through it. */
export const tokenMaker = (issuer: string, secrets: SignInSecrets, clock: Clock): TokenMaker => {
  const key = importJWK(secrets.privateJwk, 'RS256');
  return async (account) => {
    const now = machineSeconds();
    return new SignJWT({ ...accountClaims(account), auth_time: now })
      .setProtectedHeader({ alg: 'RS256', kid: secrets.privateJwk.kid })
      .setIssuer(issuer)
      .setSubject(account.accountId)
      .setAudience(AUDIENCE)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds(clock))
      .sign(await key);
  };
};
