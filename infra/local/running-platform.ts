import type { SendingPlatform } from '#shared/aws/platform.ts';
import type { Activity } from './clock/activity.ts';
import type { MovableClock } from './clock/movable-clock.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { LocalQueues } from './queues/local-queues.ts';
import type { LocalAccounts } from './sign-in/local-account.ts';
import type { LocalWorkflows } from './workflows/local-workflows.ts';

/** The whole platform in this process. */
export type RunningPlatform = {
  /** `http://localhost:3000` */
  readonly url: string;
  readonly clock: MovableClock;
  readonly activity: Activity;
  readonly outbox: Outbox;
  readonly workflows: LocalWorkflows;
  readonly queues: LocalQueues;
  readonly accounts: LocalAccounts;
  readonly platform: SendingPlatform;
  /** True when its data did not exist before. */
  readonly isNew: boolean;
  /** Lets work under way finish for a few seconds, then closes everything. */
  readonly stop: () => Promise<void>;
};
