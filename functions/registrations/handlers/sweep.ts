import type { RegistrationsServices } from '../container.ts';

/** Woken every minute. The event that wakes it says nothing that the table does not know better. */
export const registrationsSweep =
  ({ sweepSeats, platform }: Pick<RegistrationsServices, 'sweepSeats' | 'platform'>) =>
  async (_event?: unknown): Promise<void> => {
    const count = await sweepSeats();
    if (count > 0) platform.logger.info('seats looked at', { count });
  };
