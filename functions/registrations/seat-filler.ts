import { messagingClient } from '#functions/messaging/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { registrationStore } from './adapters/registration-store.ts';
import { makeFillSeats } from './app/fill-seats.ts';

/** For whoever made room: gives the free seats of an event to those who wait. Never throws, the sweeper comes after it. */
export const seatFiller = (
  platform: Pick<Platform, 'table' | 'clock' | 'queues' | 'logger' | 'metrics' | 'settings'>,
) => {
  const { wake } = messagingClient(platform);
  const fillSeats = makeFillSeats({ store: registrationStore(platform.table), clock: platform.clock, wake });
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
