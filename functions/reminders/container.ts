import { messagingClient, orderPreviewer } from '#functions/messaging/contract.ts';
import { registrationsReader } from '#functions/registrations/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { handSendings } from './adapters/hand-sendings.ts';
import { previewTokens } from './adapters/preview-tokens.ts';
import { timelineStore } from './adapters/timeline-store.ts';
import { makeCompleteSending } from './app/complete-sending.ts';
import { makeFanOut } from './app/fan-out.ts';
import { makePlanNext } from './app/plan-next.ts';
import { makePreviewMessage } from './app/preview-message.ts';
import { makeSendReminder } from './app/send-reminder.ts';
import { makeSweepSendings } from './app/sweep-sendings.ts';
import { makeSweepTimelines } from './app/sweep-timelines.ts';

const PAGES_AT_ONCE = 5;

/** Preview and sending by hand. */
const handServices = (platform: Platform) => {
  const { table, clock, settings } = platform;
  const store = timelineStore(table);
  const sendings = handSendings(table);
  const complete = makeCompleteSending({ store, sendings, record: messagingClient(platform).record });
  const deps = {
    store,
    sendings,
    complete,
    clock,
    active: registrationsReader(table).active,
    preview: orderPreviewer(platform).preview,
    tokens: previewTokens(platform),
    publicUrl: settings.publicUrl,
    previewAbove: settings.sms.previewAbove,
  };
  return {
    previewMessage: makePreviewMessage(deps),
    sendReminder: makeSendReminder(deps),
    sweepSendings: makeSweepSendings(deps),
  };
};

export const remindersServices = (platform: Platform) => {
  const { table, clock, workflows, settings } = platform;
  const store = timelineStore(table);
  const { active } = registrationsReader(table);
  const { record } = messagingClient(platform);
  return {
    platform,
    planNext: makePlanNext({ store, clock }),
    fanOut: makeFanOut({
      ...{ store, active, record, clock },
      publicUrl: settings.publicUrl,
      pagesAtOnce: PAGES_AT_ONCE,
    }),
    sweepTimelines: makeSweepTimelines({
      store,
      clock,
      start: (name, input) => workflows.start('event-timeline', name, input),
    }),
    ...handServices(platform),
  };
};

export type RemindersServices = ReturnType<typeof remindersServices>;

export const container = (): RemindersServices => remindersServices(awsPlatform(process.env));
