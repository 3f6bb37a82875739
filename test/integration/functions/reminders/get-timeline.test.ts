import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindersServices } from '#functions/reminders/container.ts';
import { getTimelineContract, timelineSet } from '#functions/reminders/contract.ts';
import { remindersHttp } from '#functions/reminders/handlers/http.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { startSignIn, type TestSignIn, testAccount } from '#test/support/sign-in.ts';
import { testPlatform } from '#test/support/test-platform.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const get = async (eventId: string, account = testAccount()) => {
  const settings = {
    stage: 'dev',
    publicUrl: 'https://sapa.example',
    sms: { ...SMS_DEFAULTS, allowList: [] },
    signIn: signIn.settings,
  };
  const platform = testPlatform({ settings }, '2025-10-20T02:00:00.000Z');
  await platform.table.write(timelineSet(timelineSnapshot(), platform.clock.now()));
  const http = remindersHttp(remindersServices(platform));
  const token = await signIn.tokenFor(account, platform.clock.now());
  const response = await http(apiEvent(getTimelineContract, { params: { eventId }, token }), lambdaContext);
  return { status: response.statusCode, body: JSON.parse(response.body ?? '{}') };
};

describe('GET /api/v1/events/{eventId}/timeline', () => {
  it('shows what is planned', async () => {
    const { status, body } = await get('EV1');
    expect(status).toBe(200);
    expect(body.entries).toEqual([
      { scheduleVersion: 1, rule: 'P3D', dueAt: '2025-11-10T02:00:00.000Z', state: 'planned' },
      { scheduleVersion: 1, rule: 'P1D', dueAt: '2025-11-12T02:00:00.000Z', state: 'planned' },
    ]);
  });

  it('does not know the event of another office', async () => {
    const { status, body } = await get('EV1', testAccount({ office: 'bp3mi-lampung' }));
    expect([status, body.code]).toEqual([404, 'timeline_not_found']);
  });

  it('does not know an event that was never published', async () => {
    expect((await get('EV2')).status).toBe(404);
  });
});
