import { beforeEach, describe, expect, it } from 'vitest';
import { previewMessageContract, sendMessageContract } from '#functions/reminders/contract.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import type { Table } from '#shared/store/table.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

/** How many batches may still be recorded before the store fails. */
let batchesLeft = Number.POSITIVE_INFINITY;

beforeEach(() => {
  batchesLeft = Number.POSITIVE_INFINITY;
});

const failing = (table: Table): Table => ({
  ...table,
  transact: async (writes, options) => {
    const isBatch = writes.some(
      (write) => write.kind === 'put' && write.table === 'messages' && write.item.sk.startsWith('BATCH#'),
    );
    if (isBatch && batchesLeft <= 0) throw new StoreBusy('the store is down');
    if (isBatch) batchesLeft -= 1;
    return table.transact(writes, options);
  },
});

const world = eachOutreach({ sms: { previewAbove: 2, perSecond: 1000 }, table: failing });

const eventWith = async (seated: number) => {
  const event = await world().publish({ capacity: seated + 50 });
  for (let person = 1; person <= seated; person += 1) await world().register(event.eventId, person);
  return event;
};

const reminderOf = (eventId: string) => ({ subject: `event:${eventId}`, kind: 'reminder' });

const tokenFor = async (eventId: string): Promise<string> => {
  const { body } = await world().call(previewMessageContract, { body: reminderOf(eventId) });
  return String(body['token']);
};

const send = (eventId: string, token?: string, key?: string) =>
  world().call(sendMessageContract, {
    body: { ...reminderOf(eventId), ...(token === undefined ? {} : { token }) },
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });

const refused = (code: string) => ({ status: 409, body: { code } });

describe('a reminder sent by hand', () => {
  it('goes at once to a few', async () => {
    const { eventId } = await eventWith(2);
    const { status, body } = await send(eventId);
    expect(status).toBe(202);
    expect(body).toMatchObject({ messages: 2, sendsFrom: '2025-10-16T03:36:00.000Z' });
    await world().deliver();
    expect(world().sms.calls).toHaveLength(2);
  });

  it('to more needs a preview', async () => {
    const { eventId } = await eventWith(3);
    expect(await send(eventId)).toMatchObject(refused('preview_needed'));
    expect(await world().messages(eventId)).toEqual([]);
  });

  it('is what was shown', async () => {
    const { eventId } = await eventWith(3);
    const { body: shown } = await world().call(previewMessageContract, { body: reminderOf(eventId) });
    const { body } = await send(eventId, String(shown['token']));
    expect(body).toMatchObject({
      messages: shown['messages'],
      parts: shown['parts'],
      rupiah: shown['rupiah'],
    });
    await world().deliver();
    const texts = world().sms.calls.map(({ text }) => text.replace(/(\/s\/)\w+/, '$1…'));
    expect(texts).toContain(shown['first']);
  });

  it('goes nowhere when somebody has registered since', async () => {
    const { eventId } = await eventWith(3);
    const token = await tokenFor(eventId);
    await world().register(eventId, 9);
    const answer = await send(eventId, token);
    expect(answer).toMatchObject(refused('preview_outdated'));
    expect(answer.body['preview']).toMatchObject({ messages: 4, recipients: 4 });
    expect(answer.body['detail']).toContain('sekarang 4 SMS');
    expect(await world().messages(eventId)).toEqual([]);
  });

  it('cannot use a token twice', async () => {
    const { eventId } = await eventWith(3);
    const token = await tokenFor(eventId);
    await send(eventId, token);
    expect(await send(eventId, token)).toMatchObject(refused('preview_expired'));
    expect(await world().messages(eventId)).toHaveLength(3);
  });

  it('uses a token once when two come at the same time', async () => {
    const { eventId } = await eventWith(3);
    const token = await tokenFor(eventId);
    const answers = await Promise.all([send(eventId, token), send(eventId, token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(await world().messages(eventId)).toHaveLength(3);
  });

  it('cannot use a token after half an hour', async () => {
    const { eventId } = await eventWith(3);
    const token = await tokenFor(eventId);
    world().platform.setNow('2025-10-16T04:06:00.000Z');
    expect(await send(eventId, token)).toMatchObject(refused('preview_expired'));
  });

  it('cannot use another event’s token', async () => {
    const [first, second] = [await eventWith(3), await eventWith(3)];
    expect(await send(second.eventId, await tokenFor(first.eventId))).toMatchObject(
      refused('preview_expired'),
    );
  });

  it('is nothing without anybody to remind', async () => {
    const { eventId } = await eventWith(0);
    const answer = await send(eventId);
    expect(answer).toMatchObject(refused('nothing_to_send'));
    expect(answer.body['detail']).toContain('belum ada peserta');
  });

  it('is not for another office', async () => {
    const { eventId } = await eventWith(1);
    const ntb = testAccount({ username: 'head-ntb', office: 'bp3mi-ntb', roles: ['head'] });
    const answer = await world().call(sendMessageContract, { body: reminderOf(eventId) }, ntb);
    expect(answer.status).toBe(404);
  });

  it('does not stand in the way of the planned ones', async () => {
    const { eventId } = await eventWith(1);
    await send(eventId);
    await send(eventId);
    expect(await world().messages(eventId)).toHaveLength(2);
  });

  it('waits for the end of the quiet hours', async () => {
    const { eventId } = await eventWith(1);
    world().platform.setNow('2025-10-16T14:00:00.000Z');
    expect((await send(eventId)).body).toMatchObject({ heldFor: 'quiet_hours' });
    await world().deliver();
    expect(world().sms.calls).toEqual([]);
  });
});

describe('the same request again', () => {
  it('gets the same answer and sends nobody anything twice', async () => {
    const { eventId } = await eventWith(2);
    const first = await send(eventId, undefined, 'satu');
    const second = await send(eventId, undefined, 'satu');
    expect(second.body).toEqual(first.body);
    await world().deliver();
    expect(world().sms.calls).toHaveLength(2);
  });

  it('completes what died halfway, for exactly those who were counted', async () => {
    const { eventId } = await eventWith(130);
    const token = await tokenFor(eventId);
    batchesLeft = 1;
    expect((await send(eventId, token, 'satu')).status).toBe(503);
    expect(await world().messages(eventId)).toHaveLength(100);
    batchesLeft = Number.POSITIVE_INFINITY;
    await world().deliver();
    await world().register(eventId, 500);
    const again = await send(eventId, token, 'satu');
    expect(again).toMatchObject({ status: 202, body: { messages: 130 } });
    await world().deliver();
    expect(new Set(world().sms.calls.map(({ to }) => to)).size).toBe(130);
    expect(world().sms.calls).toHaveLength(130);
  });

  it('is not needed: the sweeper completes it as well', async () => {
    const { eventId } = await eventWith(130);
    const token = await tokenFor(eventId);
    batchesLeft = 1;
    await send(eventId, token);
    batchesLeft = Number.POSITIVE_INFINITY;
    world().platform.setNow('2025-10-16T03:37:00.000Z');
    expect(await world().reminders.sweepSendings({ reattach: false })).toBe(1);
    expect(await world().messages(eventId)).toHaveLength(130);
    expect(await world().reminders.sweepSendings({ reattach: true })).toBe(0);
  });
});
