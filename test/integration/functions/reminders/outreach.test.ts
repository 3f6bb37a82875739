import { describe, expect, it } from 'vitest';
import { messagingServices } from '#functions/messaging/container.ts';
import { gateSet, ledgerReader } from '#functions/messaging/contract.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsChange, seatsOpen } from '#functions/registrations/contract.ts';
import { remindersServices } from '#functions/reminders/container.ts';
import { timelineSet } from '#functions/reminders/contract.ts';
import { remindersFanOut } from '#functions/reminders/handlers/fan-out.ts';
import { remindersPlan } from '#functions/reminders/handlers/plan.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { EVENT_ID, participant, phoneOf, seatsSnapshot } from '#test/support/builders/registrations.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { scriptedProvider } from '#test/support/messaging-harness.ts';
import { testPlatform } from '#test/support/test-platform.ts';
import { runWorkflow, virtualTime } from '#test/support/workflow-runner.ts';

const START = '2025-11-01T02:00:00.000Z';

/** The three contexts on one store, the workflow from its file, the clock jumping from wait to wait. */
const outreach = async () => {
  const time = virtualTime(START);
  const platform = Object.assign(testPlatform({}, START), { clock: time.clock });
  const sms = scriptedProvider();
  const messaging = messagingServices({ ...platform, sms });
  const reminders = remindersServices(platform);
  const registrations = registrationsServices(platform);
  const { table } = platform;
  const event = { eventId: EVENT_ID };
  await table.transact([
    seatsOpen(seatsSnapshot({ capacity: 2 })),
    timelineSet(timelineSnapshot(event), time.clock.now()),
    gateSet(`event:${EVENT_ID}`, { version: 1, open: true }),
  ]);
  for (const number of [1, 2, 3]) {
    await registrations.register({
      eventId: EVENT_ID,
      registrationId: platform.ids.id(),
      officeId: 'bp3mi-kalbar',
      by: 'organiser-kalbar',
      participant: participant({ phone: phoneOf(number), name: `Peserta ${number}` }),
    });
  }
  const sendAll = async () => {
    for (const { queue, body } of platform.sent.splice(0)) {
      const slice = { batchKey: String(body['batch']), slice: Number(body['slice']) };
      await messaging.sendSlices([slice], queue === 'messages-urgent' ? 'urgent' : 'standard');
    }
  };
  const run = (scheduleVersion: number, then: () => Promise<void> = sendAll) =>
    runWorkflow({
      asl: 'event-timeline',
      steps: {
        Plan: remindersPlan(reminders),
        FanOut: async (input) => {
          const answer = await remindersFanOut(reminders)(input);
          await then();
          return answer;
        },
      },
      time,
      input: { eventId: EVENT_ID, scheduleVersion },
    });
  const change = (version: number, over: Parameters<typeof timelineSnapshot>[0], open: boolean) =>
    table.transact([
      seatsChange(
        seatsSnapshot({ capacity: 2, scheduleVersion: version, status: open ? 'open' : 'cancelled' }),
      ),
      timelineSet(timelineSnapshot({ ...event, scheduleVersion: version, ...over }), time.clock.now()),
      gateSet(`event:${EVENT_ID}`, { version, open }),
    ]);
  const ledger = async () => (await ledgerReader(table).bySubject(`event:${EVENT_ID}`)).messages;
  return { time, sms, run, change, ledger, sendAll };
};

const at = (
  time: Awaited<ReturnType<typeof outreach>>['time'],
  instant: string,
  work: () => Promise<unknown>,
) => time.clock.timers.at(instant as Instant, () => void time.activity.run(work));

describe('the reminders of an event', () => {
  it('reach each person with a seat once for each rule', async () => {
    const { sms, run } = await outreach();
    await run(1);
    expect(sms.calls.map(({ to }) => to)).toEqual([phoneOf(1), phoneOf(2), phoneOf(1), phoneOf(2)]);
  });

  it('of a moved event are cleared, and everybody hears of the move once', async () => {
    const { time, sms, run, change } = await outreach();
    const moved = {
      localStart: '2025-11-13T10:00' as LocalDateTime,
      change: {
        kind: 'event_changed',
        oldLocalStart: '2025-11-13T09:00' as LocalDateTime,
        oldVenueName: 'Aula Kantor Camat Sungai Ambawang',
      },
    } as const;
    at(time, '2025-11-09T03:00:00.000Z', () => change(2, moved, true));
    await run(1);
    await run(2);
    const texts = sms.calls.map(({ to, text }) => `${to} ${/PERUBAHAN|Mengingatkan/.exec(text)?.[0]}`);
    expect(texts.filter((text) => text.endsWith('PERUBAHAN'))).toEqual(
      [1, 2, 3].map((number) => `${phoneOf(number)} PERUBAHAN`),
    );
    expect(
      sms.calls
        .filter(({ text }) => text.includes('Mengingatkan'))
        .every(({ text }) => text.includes('10.00 WIB')),
    ).toBe(true);
  });

  it('of a cancelled event give way to one notice, in other words than a cancelled place', async () => {
    const { time, sms, run, change } = await outreach();
    const cancelled = { status: 'cancelled', change: { kind: 'event_cancelled' } } as const;
    at(time, '2025-11-09T03:00:00.000Z', () => change(2, cancelled, false));
    await run(1);
    await run(2);
    expect(sms.calls.map(({ to }) => to)).toEqual([phoneOf(1), phoneOf(2), phoneOf(3)]);
    expect(sms.calls.every(({ text }) => text.includes('ACARA DIBATALKAN'))).toBe(true);
  });

  it('that were recorded but not yet sent when the event was cancelled are never sent', async () => {
    const { sms, run, change, ledger, sendAll } = await outreach();
    const cancelled = { status: 'cancelled', change: { kind: 'event_cancelled' } } as const;
    await run(1, async () => undefined);
    await change(2, cancelled, false);
    await sendAll();
    expect(sms.calls).toEqual([]);
    expect((await ledger()).map(({ state, reason }) => `${state} ${reason}`)).toEqual(
      Array.from({ length: 4 }, () => 'suppressed superseded'),
    );
  });
});
