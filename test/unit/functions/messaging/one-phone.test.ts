import { describe, expect, it } from 'vitest';
import { batchKeyOf } from '#functions/messaging/adapters/batch-item.ts';
import { optOutKey } from '#functions/messaging/adapters/opt-out-item.ts';
import type { Order, Recipient } from '#functions/messaging/contract.ts';
import { recipientStop } from '#functions/messaging/contract.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { type Harness, messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const PHONE = '+6286012345678';
const NOW = '2025-11-10T02:00:00.000Z';

const orderOf = (intent: ReturnType<typeof reminderIntent>): Order => {
  const { recipient: _, to: __, ...order } = intent;
  return order;
};
const neighbours = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, index) => ({ recipient: `REG${index}`, to: PHONE }));

const states = async (harness: Harness, count: number) =>
  Promise.all(neighbours(count).map(async ({ recipient }) => harness.message(reminderIntent({ recipient }))));

const setup = (now = NOW) => {
  const sms = scriptedProvider();
  return { sms, harness: messagingHarness({ sms, now }) };
};

const sendAll = async (harness: Harness) => {
  await harness.sweepBatches({ reattach: true });
  while ((await harness.deliver()) > 0);
};

describe('one phone for several people of one event', () => {
  it('gets one SMS that names the count', async () => {
    const { sms, harness } = setup();
    await harness.givenOrder(orderOf(reminderIntent()), neighbours(10));
    await sendAll(harness);
    expect(sms.calls).toHaveLength(1);
    expect(sms.calls[0]?.text).toContain('10 orang');
  });

  it('leaves the other intents suppressed as bundled', async () => {
    const { harness } = setup();
    await harness.givenOrder(orderOf(reminderIntent()), neighbours(12));
    await sendAll(harness);
    const [first, ...others] = await states(harness, 12);
    expect(first).toMatchObject({ state: 'accepted', people: 12 });
    expect(others.every((message) => message?.state === 'suppressed' && message.reason === 'bundled')).toBe(
      true,
    );
  });

  it('does not count those who have cancelled', async () => {
    const { sms, harness } = setup();
    await harness.givenOrder(orderOf(reminderIntent()), neighbours(3));
    await harness.platform.table.write(recipientStop(PHONE, 'REG0', reminderIntent().dueAt));
    await sendAll(harness);
    expect(sms.calls[0]?.text).toContain('2 orang');
    const [left] = await states(harness, 1);
    expect(left).toMatchObject({ state: 'suppressed', reason: 'cancelled' });
  });

  it('gets it once when its people stand on different pages', async () => {
    const { sms, harness } = setup();
    const order = orderOf(reminderIntent());
    await harness.givenOrder(order, neighbours(2));
    await harness.givenOrder(order, [{ recipient: 'REG9', to: PHONE }]);
    await sendAll(harness);
    expect(sms.calls).toHaveLength(1);
  });

  it('is spoken for by the next one when the first has cancelled after a page was written twice', async () => {
    const { sms, harness } = setup();
    const order = orderOf(reminderIntent());
    await harness.givenOrder(order, neighbours(2));
    await harness.givenOrder(order, neighbours(3));
    await sendAll(harness);
    expect(sms.calls).toHaveLength(1);
  });
});

describe('somebody who shares a phone with the first in line', () => {
  const cancels = (harness: Harness, recipient: string) =>
    harness.platform.table.write(recipientStop(PHONE, recipient, reminderIntent().dueAt));
  const afterTenMinutes = async (harness: Harness) => {
    harness.platform.setNow('2025-11-10T02:10:00.000Z');
    await sendAll(harness);
  };

  it('gets the SMS when the first one cancels while the phone’s limit holds it', async () => {
    const { sms, harness } = setup();
    const other = reminderIntent({ subject: 'event:EV2', guards: [] });
    await harness.given(other);
    await harness.send(other);
    await harness.givenOrder(orderOf(reminderIntent()), neighbours(2));
    await sendAll(harness);
    await cancels(harness, 'REG0');
    await afterTenMinutes(harness);
    expect(sms.calls.map(({ reference }) => reference)).toEqual([
      'reminder|event:EV2|1|P3D|REG1',
      'reminder|event:EV1|1|P3D|REG1',
    ]);
  });

  it('gets the SMS when the first one cancels before its second attempt', async () => {
    const sms = scriptedProvider({ kind: 'not_accepted', reason: 'throttled' });
    const harness = messagingHarness({ sms, now: NOW });
    await harness.givenOrder(orderOf(reminderIntent()), neighbours(2));
    await sendAll(harness);
    await cancels(harness, 'REG0');
    await afterTenMinutes(harness);
    expect(sms.calls.at(-1)?.reference).toBe('reminder|event:EV1|1|P3D|REG1');
  });

  it('gets the SMS when its slice comes first and the first one cancels before its own', async () => {
    const { sms, harness } = setup();
    await harness.givenOrder(orderOf(reminderIntent()), neighbours(11));
    const { items } = await harness.platform.table.query({
      table: 'messages',
      partition: 'SUBJECT#event:EV1',
    });
    const [batchKey = ''] = items.map(batchKeyOf);
    await harness.sendSlices([{ batchKey, slice: 1 }], 'standard');
    for (const { recipient } of neighbours(10)) await cancels(harness, recipient);
    await harness.sendSlices([{ batchKey, slice: 0 }], 'standard');
    await afterTenMinutes(harness);
    expect(sms.calls.map(({ reference }) => reference)).toEqual(['reminder|event:EV1|1|P3D|REG10']);
  });
});

describe('somebody without a link of their own', () => {
  it('never gets the link of another', async () => {
    const { sms, harness } = setup();
    const own = { stopLink: 'https://sapa.example/s/AAAAAAAAAAA' };
    await harness.givenOrder(orderOf(reminderIntent()), [
      { recipient: 'REG1', to: '+6286010000001', own },
      { recipient: 'REG2', to: '+6286010000002' },
    ]);
    await sendAll(harness);
    expect(sms.calls.map(({ text }) => text.includes('AAAAAAAAAAA'))).toEqual([true, false]);
  });
});

describe('the wishes and limits of one phone', () => {
  it('stop a reminder to somebody who has opted out', async () => {
    const { sms, harness } = setup();
    const wish = { scope: 'all', channel: 'staff', at: NOW, by: 'organiser-kalbar' };
    await harness.platform.table.write({
      kind: 'put',
      table: 'messages',
      item: { ...optOutKey(PHONE, 'all'), ...wish },
    });
    await harness.given(reminderIntent());
    await harness.send(reminderIntent());
    expect(sms.calls).toEqual([]);
    expect(await harness.message(reminderIntent())).toMatchObject({
      state: 'suppressed',
      reason: 'opted_out',
    });
  });

  it('put off a second reminder within a minute, visibly', async () => {
    const { sms, harness } = setup();
    const other = reminderIntent({ subject: 'event:EV2', guards: [] });
    await harness.given(reminderIntent(), other);
    await harness.send(reminderIntent());
    await harness.send(other);
    expect(sms.calls).toHaveLength(1);
    expect(await harness.message(other)).toMatchObject({
      state: 'held',
      reason: 'over_limit',
      nextAt: '2025-11-10T02:01:00.000Z',
    });
  });

  it('let it go when its time has come', async () => {
    const { sms, harness } = setup();
    const other = reminderIntent({ subject: 'event:EV2', guards: [] });
    await harness.given(reminderIntent(), other);
    await harness.send(reminderIntent());
    await harness.send(other);
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    await harness.send(other);
    expect(sms.calls).toHaveLength(2);
  });

  it('count what is claimed in the same breath', async () => {
    const { sms, harness } = setup();
    const other = reminderIntent({ subject: 'event:EV2', guards: [] });
    await harness.given(reminderIntent(), other);
    await harness.send(reminderIntent(), other);
    expect(sms.calls).toHaveLength(1);
  });

  it('do not keep a notice from an officer who has just been reminded of something', async () => {
    const { sms, harness } = setup();
    const notice = arrivalNoticeIntent({
      to: PHONE,
      dueAt: reminderIntent().dueAt,
      notAfter: reminderIntent().notAfter,
    });
    await harness.given(reminderIntent(), notice);
    await harness.send(reminderIntent());
    await harness.send(notice);
    expect(sms.calls).toHaveLength(2);
  });
});

describe('the phone of an officer', () => {
  it('is not read as a whole for one more notice', async () => {
    const { harness } = setup();
    const queries: unknown[] = [];
    const { table } = harness.platform;
    const watched = messagingHarness({
      table: () => ({
        ...table,
        query: (query) => {
          if (query.partition.startsWith('PHONE#')) queries.push(query.sort);
          return table.query(query);
        },
      }),
    });
    const notice = arrivalNoticeIntent({
      dueAt: reminderIntent().dueAt,
      notAfter: reminderIntent().notAfter,
    });
    await watched.given(notice);
    await watched.send(notice);
    expect(queries).toEqual([{ beginsWith: 'M#arrival_notice|' }]);
  });

  it('gets a notice again that was not accepted', async () => {
    const sms = scriptedProvider({ kind: 'not_accepted', reason: 'throttled' });
    const harness = messagingHarness({ sms, now: NOW });
    const notice = arrivalNoticeIntent({
      dueAt: reminderIntent().dueAt,
      notAfter: reminderIntent().notAfter,
    });
    await harness.given(notice);
    await harness.send(notice);
    harness.platform.setNow('2025-11-10T02:00:15.000Z');
    await harness.send(notice);
    expect(await harness.message(notice)).toMatchObject({ state: 'accepted', attempts: 2 });
  });
});
