import { type Intent, type MessagingClient, wakeKey } from '#functions/messaging/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { AfterCommit } from '../app/ports.ts';

type Ports = Pick<Platform, 'workflows' | 'logger'>;

/** Starts a waiting execution for one notice. Never throws: the sweeper finds notices that nobody attends. */
export const escalationStarter =
  ({ workflows, logger }: Ports) =>
  async (name: string, noticeId: string): Promise<void> => {
    try {
      await workflows.start('notice-escalation', name, { noticeId });
    } catch (error) {
      const errorName = error instanceof Error ? error.name : 'unknown';
      logger.warn('escalation not started, left to the sweeper', { noticeId, errorName });
    }
  };

/** What is done after a commit; everything here can be lost without harm. */
export const aftermath = (ports: Ports, messaging: MessagingClient): AfterCommit => {
  const start = escalationStarter(ports);
  return {
    wake: (intents: readonly Intent[]) => messaging.wake(intents.map(wakeKey)),
    record: async (intents) => {
      try {
        await messaging.recordEach(intents);
      } catch (error) {
        const errorName = error instanceof Error ? error.name : 'unknown';
        ports.logger.warn('further contacts not called', { count: intents.length, errorName });
      }
    },
    escalate: async (noticeIds) => {
      await Promise.all(noticeIds.map((noticeId) => start(noticeId, noticeId)));
    },
  };
};
