import { registrationsReader } from '#functions/registrations/contract.ts';
import { plannedPage, timelineReader } from '#functions/reminders/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { eventStore } from './adapters/event-store.ts';
import { feedStore } from './adapters/feed-store.ts';
import { programmeStore } from './adapters/programme-store.ts';
import { timelineSnapshotOf } from './adapters/snapshots.ts';
import { afterCommit, directory, standingPlan } from './adapters/surroundings.ts';
import { makeOpenFeed, makeReadFeed } from './app/calendar-feed.ts';
import { makeCancelEvent } from './app/cancel-event.ts';
import { makeChangeCapacity } from './app/change-capacity.ts';
import { makeCopyEvent } from './app/copy-event.ts';
import { makeCreateEvent } from './app/create-event.ts';
import { makeEditEvent } from './app/edit-event.ts';
import { makeEventPlan } from './app/event-plan.ts';
import { makeHoldEvent } from './app/hold-event.ts';
import { makeChangeProgramme, makeCreateProgramme, makeGetProgramme } from './app/programmes.ts';
import { makePublishEvent } from './app/publish-event.ts';
import { makeGetEvent, makeListChanges, makeListEvents } from './app/read-events.ts';
import { makeReportEvent } from './app/report-event.ts';
import { makeRescheduleEvent } from './app/reschedule-event.ts';

type Deps = ReturnType<typeof depsOf>;

const depsOf = (platform: Platform) => {
  const { table, clock, ids, settings } = platform;
  return {
    store: eventStore(table),
    programmes: programmeStore(table),
    feeds: feedStore(table),
    directory: directory(table),
    plans: standingPlan(table),
    afterCommit: afterCommit(platform),
    timeline: timelineReader(table).get,
    planned: (...[event, now]: Parameters<Parameters<typeof makeEventPlan>[0]['planned']>) =>
      plannedPage(timelineSnapshotOf(event), now),
    publicUrl: settings.publicUrl,
    ...{ clock, ids },
  };
};

const changes = (deps: Deps) => ({
  editEvent: makeEditEvent(deps),
  publishEvent: makePublishEvent(deps),
  rescheduleEvent: makeRescheduleEvent(deps),
  changeCapacity: makeChangeCapacity(deps),
  cancelEvent: makeCancelEvent(deps),
  holdEvent: makeHoldEvent(deps),
  reportEvent: makeReportEvent(deps),
});

const programmes = (deps: Deps) => ({
  createProgramme: makeCreateProgramme(deps),
  getProgramme: makeGetProgramme(deps),
  listProgrammes: deps.programmes.list,
  changeProgramme: makeChangeProgramme(deps),
});

const feed = (deps: Deps) => ({
  feedOf: deps.feeds.of,
  openFeed: makeOpenFeed(deps),
  closeFeed: deps.feeds.close,
  readFeed: makeReadFeed(deps),
});

export const eventsServices = (platform: Platform) => {
  const deps = depsOf(platform);
  return {
    platform,
    seatsOf: registrationsReader(platform.table).seats,
    createEvent: makeCreateEvent(deps),
    copyEvent: makeCopyEvent(deps),
    getEvent: makeGetEvent(deps),
    listEvents: makeListEvents(deps),
    listChanges: makeListChanges(deps),
    eventPlan: makeEventPlan(deps),
    ...changes(deps),
    ...programmes(deps),
    ...feed(deps),
  };
};

export type EventsServices = ReturnType<typeof eventsServices>;

export const container = (): EventsServices => eventsServices(awsPlatform(process.env));
