import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { SecretName } from './names.ts';
import type { Secrets } from './platform.ts';

/** How long a rotated secret may go unnoticed. */
const KEPT_MS = 5 * 60_000;

/** Quick to give up: an SMS waits for it, and has 8 s in all. */
export const secretsClient = (): SecretsManagerClient =>
  new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });

type Kept = { readonly value: Promise<string>; readonly until: number };

const readText = async (client: SecretsManagerClient, name: string): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
  if (SecretString === undefined || SecretString === '') throw new Error(`the secret ${name} holds no text`);
  return SecretString;
};

/** Names as the code knows them, with the names or ARNs that they have on AWS. */
type SecretIds = { readonly [S in SecretName]?: string };

const idOf = (ids: SecretIds, name: string): string => {
  const id = new Map(Object.entries(ids)).get(name);
  if (id === undefined) throw new Error(`no secret ${name} here`);
  return id;
};

/** Texts in AWS Secrets Manager, each read once in 5 minutes for all who ask. */
export const secretsManager = (client: SecretsManagerClient, ids: SecretIds, clock: Clock): Secrets => {
  const kept = new Map<string, Kept>();
  const remember = (name: string, now: number): Promise<string> => {
    const entry: Kept = { value: readText(client, idOf(ids, name)), until: now + KEPT_MS };
    kept.set(name, entry);
    entry.value.catch(() => {
      if (kept.get(name) === entry) kept.delete(name);
    });
    return entry.value;
  };
  return {
    read: async (name) => {
      const now = millisOf(clock.now());
      const entry = kept.get(name);
      return entry !== undefined && now < entry.until ? entry.value : remember(name, now);
    },
  };
};
