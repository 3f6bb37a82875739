import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchMessagesContract } from '#functions/messaging/contract/search-routes.ts';
import { suppress } from '#functions/messaging/domain/steps.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { aBatch, accepted, aPage, claimed, manyRecipients } from '#test/support/builders/batches.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { type LedgerPerson, ledgerHttp } from '#test/support/ledger-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const setup = () => {
  const desk = ledgerHttp(signIn);
  const search = (body: Record<string, unknown>, who: LedgerPerson = 'organiser') =>
    desk.call(who, searchMessagesContract, { body });
  return { ...desk, search };
};

const PHONE = '+6286012345678';
const keysOf = (body: { messages: { key: string }[] }) => body.messages.map(({ key }) => key);

describe('given messages to one phone', () => {
  it('when it is searched as people write it then what was sent is found, what was due last first', async () => {
    const { record, walk, search } = setup();
    const early = aBatch();
    const late = aBatch(
      reminderIntent({ rule: 'P1D', dueAt: '2025-11-12T02:00:00.000Z' as Instant, subject: 'event:EV2' }),
    );
    await record(early, late);
    await walk(early, [claimed, accepted]);
    await walk(late, [claimed]);
    const { status, body } = await search({ phone: '0860-1234-5678' });
    expect(status).toBe(200);
    expect(keysOf(body)).toEqual(['reminder|event:EV2|1|P1D|REG1', 'reminder|event:EV1|1|P3D|REG1']);
  });

  it('when there are more than a hundred then they come in pages, each once', async () => {
    const { record, walk, search } = setup();
    for (let index = 0; index < 120; index += 1) {
      const batch = aBatch(reminderIntent({ subject: `event:EV${index}` }));
      await record(batch);
      await walk(batch, [claimed]);
    }
    const first = await search({ phone: PHONE });
    const second = await search({ phone: PHONE, cursor: first.body.cursor });
    expect([first.body.messages.length, second.body.messages.length]).toEqual([100, 20]);
    expect(new Set([...keysOf(first.body), ...keysOf(second.body)]).size).toBe(120);
    expect(second.body).not.toHaveProperty('cursor');
  });

  it('when the cursor is read then the phone is not in it', async () => {
    const { record, walk, search } = setup();
    for (let index = 0; index < 101; index += 1) {
      const batch = aBatch(reminderIntent({ subject: `event:EV${index}` }));
      await record(batch);
      await walk(batch, [claimed]);
    }
    const { cursor } = (await search({ phone: PHONE })).body;
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('86012345678');
  });

  it('when another office searches then they are left out', async () => {
    const { record, walk, search } = setup();
    const batch = aBatch();
    await record(batch);
    await walk(batch, [claimed, accepted]);
    expect((await search({ phone: PHONE }, 'ntb')).body.messages).toEqual([]);
    expect((await search({ phone: PHONE }, 'desk')).body.messages).toHaveLength(1);
  });
});

describe('given messages of several days', () => {
  const evening = reminderIntent({ dueAt: '2025-11-10T16:30:00.000Z' as Instant, subject: 'event:EV2' });
  const afterMidnight = reminderIntent({
    dueAt: '2025-11-10T17:00:00.000Z' as Instant,
    subject: 'event:EV3',
  });

  it('when a day is searched then the day is that of western Indonesia, latest first', async () => {
    const { record, search } = setup();
    await record(aBatch(), aBatch(evening), aBatch(afterMidnight));
    const { body } = await search({ day: '2025-11-10' });
    expect(keysOf(body)).toEqual(['reminder|event:EV2|1|P3D|REG1', 'reminder|event:EV1|1|P3D|REG1']);
  });

  it('when pages of one minute fill the day then each message comes once', async () => {
    const { record, search } = setup();
    for (let index = 0; index < 4; index += 1)
      await record(aPage(manyRecipients(70, index * 70), `page${index}`));
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await search({ day: '2025-11-10', cursor });
      keys.push(...keysOf(body));
      cursor = body.cursor;
    } while (cursor !== undefined);
    expect([keys.length, new Set(keys).size]).toEqual([280, 280]);
  });

  it("when the national desk names an office then that office's day is searched", async () => {
    const { record, search } = setup();
    await record(aBatch(), aBatch(arrivalNoticeIntent({ dueAt: '2025-11-10T02:00:00.000Z' as Instant })));
    const { body } = await search({ day: '2025-11-10', officeId: 'bp3mi-jatim' }, 'desk');
    expect(keysOf(body)).toEqual(['arrival_notice|notice:NT1|1|rung-1|CON1']);
  });

  it('when somebody names an office that is not theirs then nothing is found', async () => {
    const { record, search } = setup();
    await record(aBatch());
    expect((await search({ day: '2025-11-10', officeId: 'bp3mi-kalbar' }, 'ntb')).body).toEqual({
      messages: [],
    });
  });
});

describe('given a filter', () => {
  it('when a state is wanted then only messages in it are found, held ones without a row too', async () => {
    const { record, walk, search } = setup();
    const page = aPage(manyRecipients(4), 'a');
    await record(page);
    await walk(page, [claimed, accepted]);
    await walk(page, [(message, now) => suppress(message, 'bundled', now)], 1);
    const states = async (state: string) =>
      (await search({ subject: 'event:EV1', state })).body.messages.map(
        ({ recipient }: { recipient: string }) => recipient,
      );
    expect(await states('accepted')).toEqual(['REG0']);
    expect(await states('suppressed')).toEqual(['REG1']);
    expect(await states('held')).toEqual(['REG2', 'REG3']);
  });

  it('when a kind is wanted then other kinds are left out', async () => {
    const { record, search } = setup();
    await record(aBatch());
    expect((await search({ subject: 'event:EV1', kind: 'promoted' })).body.messages).toEqual([]);
  });

  it('when few match among many then the pages lead to them all', async () => {
    const { record, walk, search } = setup();
    const pages = Array.from({ length: 12 }, (_, index) =>
      aPage(manyRecipients(100, index * 100), `p${index}`),
    );
    await record(...pages);
    for (const page of [pages[0], pages[11]]) if (page !== undefined) await walk(page, [claimed]);
    const found: string[] = [];
    let [asked, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const { body } = await search({ subject: 'event:EV1', state: 'sending', cursor });
      found.push(...keysOf(body));
      [asked, cursor] = [asked + 1, body.cursor];
    } while (cursor !== undefined);
    expect(found).toHaveLength(2);
    expect(asked).toBe(2);
  });
});

describe('given a malformed search', () => {
  it.each([
    {},
    { subject: 'event:EV1', day: '2025-11-10' },
    { phone: 'not a phone' },
    { day: '2025-13-10' },
    { subject: 'event:EV1', state: 'lost' },
    { subject: 'event:EV1', to: PHONE },
  ])('when it asks for %o then it is refused', async (body) => {
    expect((await setup().search(body)).status).toBe(400);
  });

  it('when somebody without a role asks then it is refused', async () => {
    expect((await setup().search({ subject: 'event:EV1' }, 'nobody')).status).toBe(403);
  });
});
