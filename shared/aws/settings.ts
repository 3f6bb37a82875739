import * as z from 'zod';
import { type TableName, tables } from '#shared/store/tables.ts';
import {
  type QueueName,
  queueNames,
  type SecretName,
  secretNames,
  type WorkflowName,
  workflowNames,
} from './names.ts';
import type { Settings, SmsSettings } from './platform.ts';

type NamedByKind = {
  readonly table: TableName;
  readonly queue: QueueName;
  readonly workflow: WorkflowName;
  readonly secret: SecretName;
};
type Kind = keyof NamedByKind;

/** How infrastructure tells a function where its table, queue, workflow or secret is: `TABLE_EVENTS`, `SECRET_SMS_GATEWAY`. */
export const variableOf = <K extends Kind>(kind: K, name: NamedByKind[K]): string =>
  `${kind}_${name}`.toUpperCase().replaceAll('-', '_');

/** What sending is like where nothing else is said: the provider's usual rate, and what an office can afford. */
export const SMS_DEFAULTS = {
  perSecond: 20,
  pricePerPart: 350,
  monthlyParts: 10_000,
  noticeFloor: 1_000,
  previewAbove: 50,
} as const satisfies Partial<SmsSettings>;

const amount = z.coerce.number().int().nonnegative();

const environment = z.object({
  STAGE: z.string().min(1),
  SERVICE: z.string().min(1),
  PUBLIC_URL: z.url(),
  SIGN_IN_ISSUER: z.url(),
  SIGN_IN_JWKS_URL: z.url(),
  SIGN_IN_CLIENT_ID: z.string().min(1),
  /** Comma-separated E.164 prefixes; empty lets nothing out. */
  SMS_ALLOW_LIST: z.string().default(''),
  SMS_PER_SECOND: z.coerce.number().positive().default(SMS_DEFAULTS.perSecond),
  SMS_PRICE_PER_PART: amount.default(SMS_DEFAULTS.pricePerPart),
  SMS_MONTHLY_PARTS: amount.default(SMS_DEFAULTS.monthlyParts),
  SMS_NOTICE_FLOOR: amount.default(SMS_DEFAULTS.noticeFloor),
  SMS_PREVIEW_ABOVE: amount.default(SMS_DEFAULTS.previewAbove),
});

export type Environment = Readonly<Record<string, string | undefined>>;

const pick = <K extends Kind>(
  kind: K,
  names: readonly NamedByKind[K][],
  env: Environment,
): Partial<Record<NamedByKind[K], string>> => {
  const found: Partial<Record<NamedByKind[K], string>> = {};
  for (const name of names) {
    const value = env[variableOf(kind, name)];
    if (value !== undefined) found[name] = value;
  }
  return found;
};

const smsOf = (values: z.output<typeof environment>): SmsSettings => ({
  allowList: values.SMS_ALLOW_LIST.split(',').filter((prefix) => prefix !== ''),
  perSecond: values.SMS_PER_SECOND,
  pricePerPart: values.SMS_PRICE_PER_PART,
  monthlyParts: values.SMS_MONTHLY_PARTS,
  noticeFloor: values.SMS_NOTICE_FLOOR,
  previewAbove: values.SMS_PREVIEW_ABOVE,
});

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
    sms: smsOf(values),
  };
  return {
    service: values.SERVICE,
    settings,
    tableNames: pick('table', Object.keys(tables) as TableName[], env),
    queueUrls: pick('queue', queueNames, env),
    workflowArns: pick('workflow', workflowNames, env),
    secretIds: pick('secret', secretNames, env),
  };
};
