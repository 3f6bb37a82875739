import { describe, expect, it } from 'vitest';
import { gateSet, intentKey } from '#functions/messaging/contract.ts';
import { ledgerServices } from '#functions/messaging/ledger-services.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const HEAD = { accountId: 'head-kalbar', officeId: 'bp3mi-kalbar', roles: ['head'] } as const;

const QUIET = {
  from: '20:00',
  to: '07:00',
  zone: 'Asia/Pontianak',
  latest: '2025-11-12T02:00:00.000Z' as never,
  otherwise: 'drop',
} as const;

/** A reminder of which nobody knows, sent again two minutes later or at the given time. */
const sentAgain = async (now = '2025-11-10T02:02:00.000Z') => {
  const sms = scriptedProvider({ kind: 'unknown', reason: 'timeout' });
  const harness = messagingHarness({ sms });
  const intent = reminderIntent({ quiet: QUIET });
  await harness.given(intent);
  await harness.send(intent);
  harness.platform.setNow(now);
  const { resendMessage, searchMessages } = ledgerServices(harness.platform);
  const again = await resendMessage(
    { key: intentKey(intent), subject: intent.subject, reason: 'Tidak masuk', requestId: 'R1' },
    HEAD,
  );
  if (!again.ok) throw new Error(again.error.kind);
  const ledger = async () =>
    (await searchMessages({ subject: intent.subject }, HEAD)).entries.map(({ message }) => message);
  return { harness, sms, ledger };
};

describe('given a message that a person sends again', () => {
  it('when the sender comes to it then it leaves, marked, and the first one stays as it was', async () => {
    const { harness, sms, ledger } = await sentAgain();
    await harness.deliver();
    expect(sms.calls).toHaveLength(2);
    expect(sms.calls[0]?.text).not.toContain('(ulang)');
    expect(sms.calls[1]?.text).toContain('(ulang)');
    expect((await ledger()).map(({ state }) => state).toSorted()).toEqual(['accepted', 'unknown']);
  });

  it('when the event is cancelled meanwhile then it does not leave', async () => {
    const { harness, sms, ledger } = await sentAgain();
    await harness.platform.table.write(gateSet('event:EV1', { version: 1, open: false }));
    await harness.deliver();
    expect(sms.calls).toHaveLength(1);
    expect(await ledger()).toMatchObject([
      { state: 'suppressed', reason: 'cancelled' },
      { state: 'unknown' },
    ]);
  });

  it('when it is night then it waits for the morning', async () => {
    const { harness, sms, ledger } = await sentAgain('2025-11-10T14:00:00.000Z');
    await harness.deliver();
    expect(sms.calls).toHaveLength(1);
    expect(await ledger()).toEqual(
      expect.arrayContaining([expect.objectContaining({ state: 'held', reason: 'quiet_hours' })]),
    );
  });
});
