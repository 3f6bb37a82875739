import type { Platform } from '#shared/aws/platform.ts';

type Services = {
  readonly syncOptOuts: () => Promise<number>;
  readonly platform: Pick<Platform, 'logger'>;
};

/** Woken once a day. */
export const messagingSyncOptOuts =
  ({ syncOptOuts, platform }: Services) =>
  async (): Promise<void> => {
    const count = await syncOptOuts();
    if (count > 0) platform.logger.info('opt-outs taken over from the provider', { count });
  };
