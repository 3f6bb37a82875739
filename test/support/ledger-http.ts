import { changeWrite } from '#functions/messaging/adapters/message-item.ts';
import { type Batch, unstored } from '#functions/messaging/domain/batch.ts';
import type { Change } from '#functions/messaging/domain/change.ts';
import type { Message } from '#functions/messaging/domain/message.ts';
import { ledgerRoutes } from '#functions/messaging/handlers/ledger-routes.ts';
import { ledgerServices } from '#functions/messaging/ledger-services.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { type ApiRequest, apiEvent, lambdaContext } from './api-event.ts';
import { writeBatch } from './ordered-messages.ts';
import { type TestSignIn, testAccount } from './sign-in.ts';
import { testPlatform } from './test-platform.ts';

export const ledgerPeople = {
  organiser: testAccount(),
  head: testAccount({ username: 'head-kalbar', roles: ['head'] }),
  ntb: testAccount({ username: 'officer-ntb', office: 'bp3mi-ntb', roles: ['duty_officer'] }),
  desk: testAccount({ username: 'national-desk', office: 'kemenp2mi', roles: ['national_desk'] }),
  nobody: testAccount({ roles: [] }),
} as const;

export type LedgerPerson = keyof typeof ledgerPeople;

/** The ledger's routes over the real HTTP stack and store, with a hand on the rows behind them. */
export const ledgerHttp = (signIn: TestSignIn, now = '2025-11-10T02:00:00.000Z') => {
  const settings = {
    stage: 'dev',
    publicUrl: 'https://sapa.example',
    signIn: signIn.settings,
    sms: { ...SMS_DEFAULTS, allowList: ['+62860'] },
  };
  const platform = testPlatform({ settings }, now);
  const http = httpFunction(platform, ledgerRoutes(ledgerServices(platform)));
  const { table, clock } = platform;

  const send = async (who: LedgerPerson, contract: RouteContract, request: ApiRequest = {}) => {
    const token = await signIn.tokenFor(ledgerPeople[who], clock.now());
    return http(apiEvent(contract, { ...request, token }), lambdaContext);
  };

  return {
    platform,
    send,
    /** The answer's JSON. */
    call: async (who: LedgerPerson, contract: RouteContract, request: ApiRequest = {}) => {
      const { statusCode, body } = await send(who, contract, request);
      return { status: statusCode, body: JSON.parse(body ?? '{}') };
    },
    record: async (...batches: readonly Batch[]): Promise<void> => {
      for (const batch of batches) await writeBatch(table, batch);
    },
    /** Takes the n-th message of the batch through these steps, one write each. */
    walk: async (
      batch: Batch,
      steps: readonly ((message: Message, now: Instant) => Change)[],
      nth = 0,
    ): Promise<Message> => {
      const recipient = batch.recipients[nth];
      if (recipient === undefined) throw new Error('no such recipient');
      let message = unstored(batch, recipient);
      for (const step of steps) {
        const change = step(message, clock.now());
        await table.write(changeWrite(change));
        message = change.after;
      }
      return message;
    },
  };
};
