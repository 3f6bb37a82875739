import { messagingClient } from '#functions/messaging/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { registrationStore } from './adapters/registration-store.ts';
import { makeFillSeats } from './app/fill-seats.ts';

/** For whoever made room: gives the free seats of an event to those who wait. Never throws, the sweeper comes after it. */
export const seatFiller = (
  platform: Pick<Platform, 'table' | 'clock' | 'ids' | 'queues' | 'logger' | 'metrics' | 'settings'>,
) => {
  const { wake } = messagingClient(platform);
  const { clock, ids, table, settings } = platform;
  const store = registrationStore(table);
  const fillSeats = makeFillSeats({ ...{ store, clock, ids, wake }, publicUrl: settings.publicUrl });
  return {
    fill: async (eventId: string): Promise<void> => {
      try {
        const filled = await fillSeats(eventId);
        if (!filled.ok)
          platform.logger.warn('seats left to the sweeper', { eventId, code: filled.error.kind });
      } catch (error) {
        const errorName = error instanceof Error ? error.name : 'unknown';
        platform.logger.warn('seats left to the sweeper', { eventId, errorName });
      }
    },
  };
};
