import { messagingClient } from '#functions/messaging/contract.ts';
import { registrationsReader } from '#functions/registrations/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { timelineReader } from './adapters/timeline-reader.ts';
import { timelineStore } from './adapters/timeline-store.ts';
import { makeFanOut } from './app/fan-out.ts';
import { makePlanNext } from './app/plan-next.ts';
import { makeSweepTimelines } from './app/sweep-timelines.ts';

export const remindersServices = (platform: Platform) => {
  const { table, clock, workflows } = platform;
  const store = timelineStore(table);
  const { active } = registrationsReader(table);
  const { record } = messagingClient(platform);
  return {
    platform,
    planNext: makePlanNext({ store, clock }),
    fanOut: makeFanOut({ store, active, record, clock }),
    sweepTimelines: makeSweepTimelines({
      store,
      clock,
      start: (name, input) => workflows.start('event-timeline', name, input),
    }),
    timelines: timelineReader(table),
  };
};

export type RemindersServices = ReturnType<typeof remindersServices>;

export const container = (): RemindersServices => remindersServices(awsPlatform(process.env));
