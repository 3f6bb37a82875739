import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resendMessageContract } from '#functions/messaging/contract/routes.ts';
import { gateSet, listMessagesContract } from '#functions/messaging/contract.ts';
import { lapse, loseTrack, suppress } from '#functions/messaging/domain/steps.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { aBatch, accepted, claimed } from '#test/support/builders/batches.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { type LedgerPerson, ledgerHttp } from '#test/support/ledger-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const KEY = 'reminder|event:EV1|1|P3D|REG1';
const BODY = { key: KEY, subject: 'event:EV1', reason: 'Pak Budi bilang SMS tidak masuk' };

type Steps = Parameters<ReturnType<typeof ledgerHttp>['walk']>[1];
const UNKNOWN: Steps = [
  claimed,
  (message, now) => loseTrack(message, { reason: 'timeout', words: 'socket hang up' }, now),
];

const setup = async (steps: Steps = UNKNOWN, batch = aBatch()) => {
  const desk = ledgerHttp(signIn);
  await desk.record(batch);
  await desk.walk(batch, steps);
  const resend = (
    over: Record<string, unknown> = {},
    { who = 'head', idempotencyKey }: { who?: LedgerPerson; idempotencyKey?: string } = {},
  ) =>
    desk.call(who, resendMessageContract, {
      body: { ...BODY, ...over },
      ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
    });
  const list = async (subject = 'event:EV1') =>
    (await desk.call('desk', listMessagesContract, { query: { subject } })).body.messages;
  return { ...desk, resend, list };
};

describe('given a message of which nobody knows', () => {
  it('when a person sends it again then a second one is held, under their name and with their reason', async () => {
    const { resend, list, platform } = await setup();
    const { status, body } = await resend();
    expect(status).toBe(202);
    expect(body).toMatchObject({
      state: 'held',
      recipient: 'REG1',
      resend: { by: 'head-kalbar', reason: BODY.reason, at: platform.clock.now() },
    });
    expect(body.rule).toMatch(/^P3D:ulang-\w+$/);
    expect(await list()).toMatchObject([
      { key: KEY, state: 'unknown', history: [{}, {}, { providerWords: 'socket hang up', attempt: 1 }] },
      { key: body.key, state: 'held', resend: { by: 'head-kalbar' } },
    ]);
  });

  it('when it is sent again then a sender is woken in its lane', async () => {
    const { resend, platform } = await setup();
    await resend();
    expect(platform.sent).toMatchObject([
      { queue: 'messages-standard', body: { batch: expect.stringContaining('P3D:ulang-'), slice: 0 } },
    ]);
  });

  it('when the same request comes twice then there is one repetition', async () => {
    const { resend, list } = await setup();
    const first = await resend({}, { idempotencyKey: 'click-1' });
    const second = await resend({}, { idempotencyKey: 'click-1' });
    expect(second).toEqual(first);
    expect(await list()).toHaveLength(2);
  });

  it('when a second person asks meanwhile then they are told to wait', async () => {
    const { resend } = await setup();
    await resend();
    expect(await resend({}, { who: 'desk' })).toMatchObject({
      status: 409,
      body: { code: 'resend_pending' },
    });
  });

  it('when the repetition has ended too then it can be repeated, under the first rule', async () => {
    const { resend, list, record, walk } = await setup();
    const second = aBatch(reminderIntent({ rule: 'P3D:ulang-01A' }), { again: true });
    await record(second);
    await walk(second, UNKNOWN);
    const { status, body } = await resend({ key: 'reminder|event:EV1|1|P3D:ulang-01A|REG1' });
    expect(status).toBe(202);
    expect(body.rule).toMatch(/^P3D:ulang-01TEST\w+$/);
    expect(await list()).toHaveLength(3);
  });
});

describe('given messages in other states', () => {
  it('when the carrier took it and the person says it never came then it goes again', async () => {
    const { resend } = await setup([claimed, accepted]);
    expect((await resend()).status).toBe(202);
  });

  it('when a worker died then it goes again', async () => {
    const { resend } = await setup([claimed, lapse]);
    expect((await resend()).status).toBe(202);
  });

  it.each([
    ['cancelled', 'SMS ini tidak dapat dikirim ulang: acara atau pendaftarannya sudah dibatalkan.'],
    ['superseded', 'SMS ini tidak dapat dikirim ulang: sudah diganti dengan pesan yang lebih baru.'],
    ['answered', 'SMS ini tidak dapat dikirim ulang: pemberitahuannya sudah dijawab.'],
    ['opted_out', 'SMS ini tidak dapat dikirim ulang: nomor ini meminta berhenti.'],
  ] as const)('when it was suppressed as %s then it stays so', async (reason, detail) => {
    const { resend, platform } = await setup([(message, now) => suppress(message, reason, now)]);
    expect(await resend()).toMatchObject({ status: 409, body: { code: 'not_resendable', detail, reason } });
    expect(platform.sent).toEqual([]);
  });

  it.each([[[]], [[claimed]]] satisfies [Steps][])(
    'when it is not over then the person is told to wait',
    async (steps) => {
      const { resend } = await setup(steps);
      expect(await resend()).toMatchObject({ status: 409, body: { code: 'not_final' } });
    },
  );

  it('when the event has been cancelled since then the reason is told', async () => {
    const { resend, platform } = await setup();
    await platform.table.write(gateSet('event:EV1', { version: 1, open: false }));
    expect(await resend()).toMatchObject({
      status: 409,
      body: { code: 'not_resendable', reason: 'cancelled' },
    });
  });

  it('when the event has begun then nobody needs it', async () => {
    const { resend, platform } = await setup();
    platform.setNow('2025-11-13T02:00:00.000Z');
    expect(await resend()).toMatchObject({ status: 409, body: { code: 'too_late_to_resend' } });
  });
});

describe('given who asks', () => {
  it.each([
    ['organiser', 202],
    ['head', 202],
    ['desk', 202],
    ['ntb', 404],
    ['nobody', 403],
  ] as const)('when it is %s then the answer is %i', async (who, status) => {
    const { resend } = await setup();
    expect((await resend({}, { who })).status).toBe(status);
  });

  it.each([
    [{ key: 'reminder|event:EV1|1|P3D|REG9' }, 404],
    [{ key: 'nonsense' }, 404],
    [{ subject: 'event:EV2' }, 404],
    [{ reason: '  ' }, 400],
    [{ to: '+6286012345678' }, 400],
  ])('when they ask for %o then the answer is %i', async (over, status) => {
    const { resend } = await setup();
    expect((await resend(over)).status).toBe(status);
  });
});

describe('given a notice of days ago', () => {
  it('when it is sent again then it may leave for another day, in the urgent lane', async () => {
    const notice = arrivalNoticeIntent({ notAfter: '2025-10-16T10:00:00.000Z' as Instant });
    const { resend, platform } = await setup([claimed, accepted], aBatch(notice));
    const { body } = await resend(
      { key: 'arrival_notice|notice:NT1|1|rung-1|CON1', subject: 'notice:NT1' },
      { who: 'desk' },
    );
    const [, dueAt] = String(platform.sent[0]?.body['batch']).split('|');
    const row = await platform.table.get({
      table: 'messages',
      key: {
        pk: 'SUBJECT#notice:NT1',
        sk: `BATCH#${dueAt}|arrival_notice|1|${body.rule}|CON1`,
      },
    });
    expect(row).toMatchObject({ notAfter: '2025-11-11T02:00:00.000Z', again: true });
    expect(row).not.toHaveProperty('resendOnce');
    expect(platform.sent).toMatchObject([{ queue: 'messages-urgent' }]);
  });
});
