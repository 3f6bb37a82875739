import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMessagesContract } from '#functions/messaging/contract.ts';
import { aBatch, accepted, aPage, claimed, manyRecipients } from '#test/support/builders/batches.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { type LedgerPerson, ledgerHttp } from '#test/support/ledger-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const setup = () => {
  const desk = ledgerHttp(signIn);
  const list = (query: Record<string, string> = { subject: 'event:EV1' }, who: LedgerPerson = 'organiser') =>
    desk.call(who, listMessagesContract, { query });
  const everyPage = async (): Promise<{ sizes: number[]; keys: string[] }> => {
    const sizes: number[] = [];
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await list({ subject: 'event:EV1', ...(cursor === undefined ? {} : { cursor }) });
      sizes.push(body.messages.length);
      keys.push(...body.messages.map(({ key }: { key: string }) => key));
      cursor = body.cursor;
    } while (cursor !== undefined);
    return { sizes, keys };
  };
  return { ...desk, list, everyPage };
};

describe('GET /api/v1/messages', () => {
  it('shows what became of a message, step by step', async () => {
    const { record, walk, list } = setup();
    const batch = aBatch();
    await record(batch);
    await walk(batch, [claimed, accepted]);
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body.messages).toMatchObject([
      {
        key: 'reminder|event:EV1|1|P3D|REG1',
        state: 'accepted',
        words: 'Diterima operator',
        parts: 1,
        attempts: 1,
        to: '+6286012345678',
        history: [
          { state: 'held', words: 'Dicatat' },
          { state: 'sending', words: 'Sedang dikirim', attempt: 1 },
          { state: 'accepted', words: 'Diterima operator', attempt: 1 },
        ],
      },
    ]);
  });

  it('shows a message without a row as held until it is due', async () => {
    const { record, list } = setup();
    await record(aBatch());
    const { body } = await list();
    expect(body.messages).toMatchObject([
      { state: 'held', nextAt: '2025-11-10T02:00:00.000Z', words: 'Menunggu sampai 10/11/25 09.00 WIB' },
    ]);
  });

  it('says what holds a batch, and until when', async () => {
    const { record, list } = setup();
    const nextAt = '2025-11-11T00:00:00.000Z' as never;
    await record(aBatch(reminderIntent(), { heldFor: 'quiet_hours', nextAt }));
    const { body } = await list();
    expect(body.messages).toMatchObject([
      { state: 'held', reason: 'quiet_hours', words: 'Ditahan sampai 11/11/25 07.00 WIB: jam tenang' },
    ]);
  });

  it('shows a recipient who is in two pages of one order once', async () => {
    const { record, walk, list } = setup();
    const first = aPage(manyRecipients(2), 'a');
    await record(first, aPage(manyRecipients(3), 'b'));
    await walk(first, [claimed, accepted]);
    await walk(first, [claimed, accepted], 1);
    const { body } = await list();
    expect(body.messages.map(({ recipient }: { recipient: string }) => recipient).toSorted()).toEqual([
      'REG0',
      'REG1',
      'REG2',
    ]);
  });

  it('comes in pages of a hundred, each message once', async () => {
    const { record, everyPage } = setup();
    await record(...manyRecipients(120).map((each) => aBatch(reminderIntent(each))));
    const { sizes, keys } = await everyPage();
    expect(sizes).toEqual([100, 20]);
    expect(new Set(keys).size).toBe(120);
  });

  it('shows batches of any size whole and once', async () => {
    const { record, everyPage } = setup();
    const sizes = [100, 7, 60, 60, 1, 100, 33];
    for (const [index, size] of sizes.entries())
      await record(aPage(manyRecipients(size, index * 100), `page${index}`));
    const { keys } = await everyPage();
    expect([keys.length, new Set(keys).size]).toEqual([361, 361]);
  });

  it('refuses a cursor of another subject', async () => {
    const { record, list } = setup();
    await record(...manyRecipients(120).map((each) => aBatch(reminderIntent(each))));
    const { cursor } = (await list()).body;
    expect((await list({ subject: 'event:EV2', cursor })).body.code).toBe('invalid_cursor');
  });

  it('shows an office its own messages only', async () => {
    const { record, list } = setup();
    await record(aBatch());
    expect((await list(undefined, 'ntb')).body).toEqual({ messages: [] });
  });

  it('shows the national desk all', async () => {
    const { record, list } = setup();
    await record(aBatch());
    expect((await list(undefined, 'desk')).body.messages).toHaveLength(1);
  });

  it.each([
    {},
    { subject: 'event' },
    { subject: 'person:1' },
    { subject: 'event:EV1', to: '+62860' },
    { subject: 'event:EV1', cursor: 'x' },
  ])('refuses the query %o', async (query) => {
    const { list } = setup();
    expect((await list(query as Record<string, string>)).status).toBe(400);
  });

  it('refuses somebody without a role for it', async () => {
    const { list } = setup();
    expect((await list(undefined, 'nobody')).status).toBe(403);
  });
});
