import { registrationsReader } from '#functions/registrations/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { eventStore } from './adapters/event-store.ts';
import { afterCommit, directory, untoldMove } from './adapters/surroundings.ts';
import { makeCancelEvent } from './app/cancel-event.ts';
import { makeChangeCapacity } from './app/change-capacity.ts';
import { makeCreateEvent } from './app/create-event.ts';
import { makeEditEvent } from './app/edit-event.ts';
import { makePublishEvent } from './app/publish-event.ts';
import { makeGetEvent, makeListChanges, makeListEvents } from './app/read-events.ts';
import { makeRescheduleEvent } from './app/reschedule-event.ts';

export const eventsServices = (platform: Platform) => {
  const { table, clock, ids } = platform;
  const deps = {
    store: eventStore(table),
    directory: directory(table),
    untoldMove: untoldMove(table),
    afterCommit: afterCommit(platform),
    clock,
    ids,
  };
  return {
    platform,
    seatsOf: registrationsReader(table).seats,
    createEvent: makeCreateEvent(deps),
    editEvent: makeEditEvent(deps),
    publishEvent: makePublishEvent(deps),
    rescheduleEvent: makeRescheduleEvent(deps),
    changeCapacity: makeChangeCapacity(deps),
    cancelEvent: makeCancelEvent(deps),
    getEvent: makeGetEvent(deps),
    listEvents: makeListEvents(deps),
    listChanges: makeListChanges(deps),
  };
};

export type EventsServices = ReturnType<typeof eventsServices>;

export const container = (): EventsServices => eventsServices(awsPlatform(process.env));
