import * as z from 'zod';
import { gatewayConfig } from '#functions/messaging/contract.ts';

/** Lambda gives a function 4 KB for all of its environment. */
const LONGEST = 2_000;

const gateway = gatewayConfig.refine((config) => JSON.stringify(config).length <= LONGEST, 'is too long');

/**
 * Who carries the SMS: Amazon SNS, or an HTTP gateway that is described here. The gateway's secret is not: it goes into
 * Secrets Manager by hand after the deployment. An invented example in full:
 *
 *     {
 *       kind: 'gateway',
 *       gateway: {
 *         name: 'gerbang-sms',
 *         url: 'https://api.gerbang-sms.example/v2/kirim',
 *         hosts: ['api.gerbang-sms.example'],
 *         headers: { Authorization: 'Bearer {secret}' },
 *         body: { kind: 'form', fields: { dari: '{sender}', ke: '{toLocal}', pesan: '{text}', ref: '{attempt}' } },
 *         answers: {
 *           id: 'data.id',
 *           words: 'keterangan',
 *           rules: [
 *             { when: { status: [200], field: { path: 'status', oneOf: ['antre', 'terkirim'] } }, answer: 'accepted' },
 *             { when: { field: { path: 'kode', oneOf: [21, 22] } }, answer: 'rejected', reason: 'invalid_number' },
 *             { when: { field: { path: 'kode', oneOf: [40] } }, answer: 'not_accepted', reason: 'no_quota' },
 *           ],
 *         },
 *       },
 *     }
 */
export const smsProvider = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sns') }),
  z.strictObject({ kind: z.literal('gateway'), gateway }),
]);

/** As functions are told. */
export const smsProviderEnvironment = (provider: z.output<typeof smsProvider>): Record<string, string> =>
  provider.kind === 'sns'
    ? { SMS_PROVIDER: 'sns' }
    : { SMS_PROVIDER: 'gateway', SMS_GATEWAY: JSON.stringify(provider.gateway) };
