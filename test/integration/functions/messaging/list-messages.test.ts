import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMessagesContract } from '#functions/messaging/contract.ts';
import { messagingHttp } from '#functions/messaging/handlers/http.ts';
import { apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness } from '#test/support/messaging-harness.ts';
import { startSignIn, type TestSignIn, testAccount } from '#test/support/sign-in.ts';

const NOW = '2025-11-10T02:00:00.000Z';
let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const setup = () => {
  const settings = {
    stage: 'dev',
    publicUrl: 'https://sapa.example',
    smsAllowList: ['+62860'],
    signIn: signIn.settings,
  };
  const harness = messagingHarness({ now: NOW, platform: { settings } });
  const http = messagingHttp(harness);
  const list = async (account = testAccount(), query: Record<string, string> = { subject: 'event:EV1' }) => {
    const token = await signIn.tokenFor(account, harness.platform.clock.now());
    const response = await http(apiEvent(listMessagesContract, { query, token }), lambdaContext);
    return { status: response.statusCode, body: JSON.parse(response.body ?? '{}') };
  };
  return { harness, list };
};

describe('GET /api/v1/messages', () => {
  it('shows what became of each message', async () => {
    const { harness, list } = setup();
    await harness.sendBatch(await harness.given(reminderIntent()));
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body.messages).toMatchObject([
      {
        key: 'reminder|event:EV1|1|P3D|REG1',
        state: 'accepted',
        parts: 1,
        attempts: 1,
        to: '+6286012345678',
      },
    ]);
    expect(body.messages[0].history.map(({ state }: { state: string }) => state)).toEqual([
      'held',
      'sending',
      'accepted',
    ]);
  });

  it('shows an office its own messages only', async () => {
    const { harness, list } = setup();
    await harness.given(reminderIntent());
    const { body } = await list(
      testAccount({ username: 'officer-ntb', office: 'bp3mi-ntb', roles: ['duty_officer'] }),
    );
    expect(body).toEqual({ messages: [] });
  });

  it('shows the national desk all', async () => {
    const { harness, list } = setup();
    await harness.given(reminderIntent());
    const desk = testAccount({ username: 'national-desk', office: 'kemenp2mi', roles: ['national_desk'] });
    expect((await list(desk)).body.messages).toHaveLength(1);
  });

  it('comes in pages', async () => {
    const { harness, list } = setup();
    await harness.given(
      ...Array.from({ length: 120 }, (_, index) => reminderIntent({ recipient: `REG${index}` })),
    );
    const first = await list();
    const second = await list(testAccount(), { subject: 'event:EV1', cursor: first.body.cursor });
    expect([first.body.messages.length, second.body.messages.length]).toEqual([100, 20]);
    expect(second.body).not.toHaveProperty('cursor');
  });

  it.each([{}, { subject: 'event' }, { subject: 'person:1' }, { subject: 'event:EV1', to: '+62860' }])(
    'refuses the query %o',
    async (query) => {
      const { list } = setup();
      expect((await list(testAccount(), query as Record<string, string>)).status).toBe(400);
    },
  );

  it('refuses somebody without a role for it', async () => {
    const { list } = setup();
    expect((await list(testAccount({ roles: [] }))).status).toBe(403);
  });
});
