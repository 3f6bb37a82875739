import * as z from 'zod';
import type { ArrivalsServices } from '../container.ts';

/** The schedule's event; `reattach` when a process has just started and holds no execution. */
const input = z.looseObject({ reattach: z.boolean().optional() });

/** Woken every minute: re-drives notices that nobody attends, and clears uploads that died halfway. */
export const arrivalsSweep =
  ({ sweep, platform }: Pick<ArrivalsServices, 'sweep' | 'platform'>) =>
  async (event: unknown): Promise<void> => {
    const reattach = input.safeParse(event).data?.reattach === true;
    const { restarted, clearedUploads } = await sweep({ reattach });
    if (restarted > 0) platform.logger.warn('notices re-driven', { count: restarted });
    if (clearedUploads > 0) platform.logger.info('abandoned uploads cleared', { count: clearedUploads });
  };
