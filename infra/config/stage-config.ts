import * as z from 'zod';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { smsProvider } from './sms-provider.ts';

/** What differs between stages. One object each, checked when the app starts. */
export const stageConfig = z.strictObject({
  stage: z.enum(['dev', 'staging', 'prod']),
  /** Jakarta: public bodies must keep their data in Indonesia (PP 71/2019). */
  region: z.string().default('ap-southeast-3'),
  /** Origin of the links in SMS; short, because it counts towards the 160 characters of a part. */
  publicUrl: z.url().max(40),
  logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(365)]),
  /** Whether deleting the stack deletes its data. */
  keepsData: z.boolean(),
  signIn: z.strictObject({
    mfa: z.enum(['required', 'optional']),
    /** Sign-in by an administrator's call, for automated tests. */
    passwordSignInForTests: z.boolean(),
  }),
  sms: z.strictObject({
    /** E.164 prefixes that may be sent to. Everywhere but prod: colleagues' numbers only. */
    allowList: z.array(z.string().regex(/^\+\d{2,15}$/)),
    /** 3 to 11 letters and digits, registered with the operators. */
    senderId: z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/),
    /** US dollars for one part; a dearer one is refused by SNS. */
    maxPrice: z.number().positive(),
    /** US dollars that AWS lets the account spend on SMS in a month, as agreed: a new account has one. */
    monthlySpend: z.number().positive().default(1),
    /** What the provider lets us send, all offices together. */
    perSecond: z.number().positive().default(SMS_DEFAULTS.perSecond),
    /** Rupiah for one part, by which budgets and previews are shown. */
    pricePerPart: z.int().positive().default(SMS_DEFAULTS.pricePerPart),
    /** Parts of an office and month until its head says otherwise; of these, parts that are kept for notices. */
    monthlyParts: z.int().positive().default(SMS_DEFAULTS.monthlyParts),
    noticeFloor: z.int().nonnegative().default(SMS_DEFAULTS.noticeFloor),
    /** Sending by hand to more people than this needs a preview. */
    previewAbove: z.int().nonnegative().default(SMS_DEFAULTS.previewAbove),
    provider: smsProvider.default({ kind: 'sns' }),
  }),
  api: z.strictObject({ requestsPerSecond: z.int().positive(), burst: z.int().positive() }),
});

export type StageConfig = z.infer<typeof stageConfig>;
