import * as z from 'zod';
import { type TableName, tables } from '#shared/store/tables.ts';
import { type QueueName, queueNames, type WorkflowName, workflowNames } from './names.ts';
import type { Settings } from './platform.ts';

/** How infrastructure tells a function where its table, queue or workflow is: `TABLE_EVENTS`, `QUEUE_MESSAGES`. */
export const variableOf = (
  kind: 'table' | 'queue' | 'workflow',
  name: TableName | QueueName | WorkflowName,
): string => `${kind}_${name}`.toUpperCase().replaceAll('-', '_');

const environment = z.object({
  STAGE: z.string().min(1),
  SERVICE: z.string().min(1),
  PUBLIC_URL: z.url(),
  SIGN_IN_ISSUER: z.url(),
  SIGN_IN_JWKS_URL: z.url(),
  SIGN_IN_CLIENT_ID: z.string().min(1),
  /** Comma-separated E.164 prefixes; empty lets nothing out. */
  SMS_ALLOW_LIST: z.string().default(''),
});

export type Environment = Readonly<Record<string, string | undefined>>;

const pick = <N extends TableName | QueueName | WorkflowName>(
  kind: 'table' | 'queue' | 'workflow',
  names: readonly N[],
  env: Environment,
): Partial<Record<N, string>> => {
  const found: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = env[variableOf(kind, name)];
    if (value !== undefined) found[name] = value;
  }
  return found;
};

/** Reads what infrastructure set; throws at cold start when something is missing or malformed. */
export const readEnvironment = (env: Environment) => {
  const values = environment.parse(env);
  const settings: Settings = {
    stage: values.STAGE,
    publicUrl: values.PUBLIC_URL.replace(/\/$/, ''),
    signIn: {
      issuer: values.SIGN_IN_ISSUER,
      jwksUrl: values.SIGN_IN_JWKS_URL,
      clientId: values.SIGN_IN_CLIENT_ID,
    },
    smsAllowList: values.SMS_ALLOW_LIST.split(',').filter((prefix) => prefix !== ''),
  };
  return {
    service: values.SERVICE,
    settings,
    tableNames: pick('table', Object.keys(tables) as TableName[], env),
    queueUrls: pick('queue', queueNames, env),
    workflowArns: pick('workflow', workflowNames, env),
  };
};
