import type { Platform, SendingPlatform, Settings } from '#shared/aws/platform.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { silentLogger } from '#shared/observability/logger.ts';
import { noMetrics } from '#shared/observability/metrics.ts';

export const PER_SECOND = SMS_DEFAULTS.perSecond;

/** Numbers of the last tenth are not to be reached at this stage. */
export const ALLOWED = Array.from({ length: 9 }, (_, digit) => `+62860${digit}`);

export const settingsFor = (sms: Partial<Settings['sms']>): Settings => ({
  stage: 'dev',
  publicUrl: 'https://sapa.example',
  signIn: {
    issuer: 'http://127.0.0.1',
    jwksUrl: 'http://127.0.0.1/jwks',
    clientId: 'console',
  },
  sms: { ...SMS_DEFAULTS, allowList: ALLOWED, ...sms },
});

/** What a simulation needs of a platform is given; the rest nobody may ask for. */
export const platformOf = (
  given: Pick<Platform, 'table' | 'clock' | 'ids' | 'queues' | 'settings'> & Pick<SendingPlatform, 'sms'>,
): SendingPlatform => ({
  ...given,
  workflows: { start: () => Promise.reject(new Error('there are no workflows')) },
  logger: silentLogger,
  metrics: noMetrics,
  secrets: { read: () => Promise.reject(new Error('there are no secrets')) },
  providerOptOuts: { list: async () => ({ phones: [] }) },
});
