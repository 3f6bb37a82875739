import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';

const secretsSchema = z.strictObject({
  privateJwk: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), n: z.string(), e: z.string() }),
  cookieKey: z.string(),
});

/** What this installation signs with; made once and kept, so that tokens outlive a restart. */
export type SignInSecrets = {
  readonly privateJwk: JWK & { readonly kid: string };
  readonly cookieKey: string;
};

export const newSecrets = async (): Promise<SignInSecrets> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const privateJwk = { ...jwk, kid, alg: 'RS256', use: 'sig' };
  return { privateJwk, cookieKey: randomBytes(32).toString('base64url') };
};

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readSecrets = (file: string): SignInSecrets | undefined => {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) as SignInSecrets;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Reads the installation's secrets from its data folder, or makes them there, readable by its owner alone. */
export const loadSecrets = async (folder: string): Promise<SignInSecrets> => {
  const file = join(folder, 'sign-in.json');
  const known = readSecrets(file);
  if (known !== undefined) return known;
  const made = await newSecrets();
  writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  return made;
};

/** What may be shown to the world. */
export const publicJwk = ({ privateJwk: { kty, kid, n, e } }: SignInSecrets): JWK =>
  ({ kty, kid, n, e, alg: 'RS256', use: 'sig' }) as JWK;
